package dev.vitalfew.imports;

import dev.vitalfew.imports.Value.Taken;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was made of the rows of another file, by key. */
interface Gathered {

    /** Takes a row: its cells are those of {@link Taken#columns}. */
    void add(String key, List<String> cells);

    Optional<String> get(String key);

    static Gathered of(Taken taken) {
        return switch (taken) {
            case Taken.One _ -> new One();
            case Taken.Sum sum -> new Sum(sum.column());
            case Taken.Count _ -> new Count();
            case Taken.Pick pick -> new Pick(pick.last());
        };
    }

    /** A key that stands in two rows that differ says nothing. */
    final class One implements Gathered {
        private final Map<String, Optional<String>> values = new HashMap<>();

        @Override
        public void add(String key, List<String> cells) {
            var value = Optional.of(cells.getFirst());
            values.merge(key, value, (one, other) -> one.equals(other) ? one : Optional.empty());
        }

        @Override
        public Optional<String> get(String key) {
            var value = values.getOrDefault(key, Optional.of(""));
            return Optional.of(value.orElseThrow(() -> new BadRow(
                    "several rows with " + BadRows.quoted(key) + " say different things; pick one (last, order)")));
        }
    }

    final class Sum implements Gathered {
        private final String column;
        private final Map<String, BigDecimal> sums = new HashMap<>();

        Sum(String column) {
            this.column = column;
        }

        @Override
        public void add(String key, List<String> cells) {
            if (cells.getFirst().isBlank()) {
                return;
            }
            var number = Numbers.read(cells.getFirst())
                    .orElseThrow(() -> new BadRow(column + ": " + BadRows.quoted(cells.getFirst())
                            + " is no number, it is left out of the sum"));
            sums.merge(key, number, BigDecimal::add);
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.of(sums.getOrDefault(key, BigDecimal.ZERO).toPlainString());
        }
    }

    final class Count implements Gathered {
        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public void add(String key, List<String> cells) {
            counts.merge(key, 1, Integer::sum);
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.of(counts.getOrDefault(key, 0).toString());
        }
    }

    final class Pick implements Gathered {
        private static final Comparator<String> NUMBERS_THEN_TEXT = (one, other) -> {
            var a = Numbers.read(one);
            var b = Numbers.read(other);
            return a.isPresent() && b.isPresent() ? a.get().compareTo(b.get()) : one.compareTo(other);
        };

        private record Picked(String value, String order) {}

        private final Map<String, Picked> picked = new HashMap<>();
        private final Comparator<String> better;

        Pick(boolean last) {
            this.better = last ? NUMBERS_THEN_TEXT : NUMBERS_THEN_TEXT.reversed();
        }

        @Override
        public void add(String key, List<String> cells) {
            var row = new Picked(cells.get(0), cells.get(1));
            picked.merge(key, row, (one, other) -> better.compare(other.order(), one.order()) > 0 ? other : one);
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(picked.get(key)).map(Picked::value);
        }
    }
}

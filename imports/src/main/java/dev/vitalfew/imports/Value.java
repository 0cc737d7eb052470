package dev.vitalfew.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a value comes from and how it is written. An empty cell is no value.
 *
 * @param words what to write instead of a text of the file
 */
record Value(Source source, As as, Optional<String> pattern, Map<String, String> words, Place place) {

    Value {
        words = Map.copyOf(words);
    }

    /** Where it comes from. To add a kind, add a record: the compiler points at every switch to extend. */
    sealed interface Source {

        /** A column of the row. */
        record Column(String name) implements Source {}

        /** The same for every row. */
        record Text(String text) implements Source {}

        /** Those rows of another file whose column {@code by} says what {@code of}, a column of this row, says. */
        record Other(String file, String by, String of, Map<String, Set<String>> where, Taken taken) implements Source {
            public Other {
                where = Map.copyOf(where);
            }
        }
    }

    /** What is made of the rows of another file. */
    sealed interface Taken {

        /** The column of the one row that there is. */
        record One(String column) implements Taken {}

        /** The column added up; 0 without a row. */
        record Sum(String column) implements Taken {}

        /** How many rows there are. */
        record Count() implements Taken {}

        /** The column of the row whose {@code order} is the least or the greatest, compared as numbers, else as text. */
        record Pick(String column, String order, boolean last) implements Taken {}

        default List<String> columns() {
            return switch (this) {
                case One(var column) -> List.of(column);
                case Sum(var column) -> List.of(column);
                case Count _ -> List.of();
                case Pick pick -> List.of(pick.column(), pick.order());
            };
        }
    }

    /** How it is written. */
    enum As {
        TEXT,
        NUMBER,
        BOOLEAN,
        TIME;

        static final List<String> WORDS = List.of("text", "number", "boolean", "time");
    }

    /** The columns of the imported file that it needs. */
    List<String> columns() {
        return switch (source) {
            case Source.Column(var name) -> List.of(name);
            case Source.Text _ -> List.of();
            case Source.Other other -> List.of(other.of());
        };
    }
}

package dev.vitalfew.collect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rejections in memory; a cursor is the number of those shown. */
public final class MemoryRejected implements Rejected {

    private final List<Rejection> kept = new CopyOnWriteArrayList<>();

    @Override
    public List<Rejection> add(List<Rejection> rejections) {
        kept.addAll(rejections);
        return List.of();
    }

    @Override
    public Page page(LocalDate today, Optional<String> cursor, int limit) {
        var newestFirst = List.copyOf(kept).reversed();
        int from = cursor.map(MemoryRejected::number).orElse(0);
        var page = newestFirst.stream().skip(from).limit(limit).toList();
        return new Page(
                page, page.size() < limit ? Optional.empty() : Optional.of(Integer.toString(from + page.size())));
    }

    private static int number(String cursor) {
        try {
            return Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException _) {
            throw new WrongCursor(cursor);
        }
    }
}

package dev.vitalfew.collect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Events that were not taken, kept for 30 days. */
public interface Rejected {

    /** How many days, the present one included, rejections can be found. */
    int DAYS = 31;

    /** Returns those that could not be kept. */
    List<Rejection> add(List<Rejection> rejections);

    /**
     * From {@code today} (UTC) back, newest first, after {@code cursor}.
     *
     * @throws WrongCursor for one that no page named
     */
    Page page(LocalDate today, Optional<String> cursor, int limit);

    /** {@code next} is the cursor of the following page, if there may be one. */
    record Page(List<Rejection> rejections, Optional<String> next) {
        public Page {
            rejections = List.copyOf(rejections);
        }
    }

    /** A cursor that no page named. */
    final class WrongCursor extends RuntimeException {

        private final String cursor;

        public WrongCursor(String cursor) {
            super("not a cursor: " + cursor);
            this.cursor = cursor;
        }

        public String cursor() {
            return cursor;
        }
    }
}

package dev.vitalfew.erase;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** What one request has deleted so far, page by page while there is time. */
final class Progress {

    static final int PAGE = 25;

    private final BooleanSupplier timeIsUp;
    private final Map<String, Integer> counts = new TreeMap<>();

    Progress(BooleanSupplier timeIsUp) {
        this.timeIsUp = timeIsUp;
    }

    void count(String what, int number) {
        if (number > 0) {
            counts.merge(what, number, Integer::sum);
        }
    }

    boolean hasTime() {
        return !timeIsUp.getAsBoolean();
    }

    /** Takes pages until one is empty; says whether that was reached. */
    boolean untilEmpty(String what, IntSupplier page) {
        while (hasTime()) {
            var taken = page.getAsInt();
            if (taken == 0) {
                return true;
            }
            count(what, taken);
        }
        return false;
    }

    /** Says whether all of them were deleted. */
    <T> boolean all(String what, Stream<T> things, Consumer<List<T>> delete) {
        var pages = things.gather(Gatherers.windowFixed(PAGE)).iterator();
        while (pages.hasNext()) {
            if (!hasTime()) {
                return false;
            }
            var page = pages.next();
            delete.accept(page);
            count(what, page.size());
        }
        return true;
    }

    Erased erased(boolean done) {
        return new Erased(done, counts);
    }
}

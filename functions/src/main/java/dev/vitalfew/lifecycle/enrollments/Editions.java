package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The editions of sequences that people are inside of: a sequence that is edited is a new one. Whoever is inside finishes
 * what they began, with all else as it is now, or goes on in the new edition when it says so.
 */
public final class Editions {

    private final Store store;
    private final BiFunction<String, String, Optional<Sequence>> reader;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Optional<Sequence>> older = new ConcurrentHashMap<>();

    /** @param reader reads a sequence, by its name, from the text of its file */
    public Editions(Store store, BiFunction<String, String, Optional<Sequence>> reader) {
        this.store = store;
        this.reader = reader;
    }

    /** Where the texts of sequences are kept. */
    public interface Store {
        /** Puts it unless it is there. */
        void put(String sequence, String edition, String text);

        Optional<String> find(String sequence, String edition);
    }

    /** Keeps the text for those who begin the sequence as it is now. */
    public void keep(Sequence sequence) {
        if (!kept.contains(key(sequence.name(), sequence.edition()))) {
            store.put(sequence.name(), sequence.edition(), sequence.text());
            kept.add(key(sequence.name(), sequence.edition()));
        }
    }

    /** The enrollment as it goes on from here, in the sequence that it goes on in. */
    public Running running(Enrollment enrollment, Sequence current) {
        if (enrollment.edition().equals(current.edition())) {
            return new Running(enrollment, current);
        }
        var began = older.computeIfAbsent(key(enrollment.sequence(), enrollment.edition()), _ -> store.find(
                        enrollment.sequence(), enrollment.edition())
                .flatMap(text -> reader.apply(enrollment.sequence(), text)));
        return began.isPresent() && !current.moves()
                ? new Running(enrollment, current.going(began.get().steps()))
                : new Running(moved(enrollment, began.map(Course::new), new Course(current), current), current);
    }

    public record Running(Enrollment enrollment, Sequence sequence) {}

    /**
     * To the same step when all before it is the same; else behind the last email before where it stands that the new
     * edition has too, and the waits behind that; else to its beginning, where what was sent counts as done.
     */
    private static Enrollment moved(Enrollment enrollment, Optional<Course> began, Course now, Sequence current) {
        var stands = enrollment.step();
        if (stands == Enrollment.WATCHING
                || began.filter(course -> course.isLike(now, stands)).isPresent()) {
            return enrollment.in(current.edition(), stands);
        }
        var email = began.stream()
                .flatMap(course -> IntStream.iterate(stands - 1, at -> at >= 0, at -> at - 1)
                        .boxed()
                        .flatMap(at -> course.step(at).stream()))
                .filter(Step.Email.class::isInstance)
                .flatMap(sent -> IntStream.range(0, now.end())
                        .filter(at -> now.step(at).equals(Optional.of(sent)))
                        .boxed())
                .findFirst();
        return enrollment.in(current.edition(), email.map(at -> behind(at, now)).orElse(0));
    }

    private static int behind(int email, Course course) {
        var next = email + 1;
        while (course.step(next).filter(Step.Wait.class::isInstance).isPresent()) {
            next++;
        }
        return next;
    }

    private static String key(String sequence, String edition) {
        return sequence + " " + edition;
    }
}

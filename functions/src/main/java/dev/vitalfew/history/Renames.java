package dev.vitalfew.history;

import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that lenses, segments and audiences had before ({@code was:}). Whatever is stored under such a name is read as
 * if it had today's, so that a rename moves nobody. Nothing is rewritten for it: the next write has the new names.
 *
 * @param names today's name by one of before, of lenses and audiences
 * @param segments the same of segments, by today's name of their lens
 */
public record Renames(Map<String, String> names, Map<String, Map<String, String>> segments) {

    public static final Renames NONE = new Renames(Map.of(), Map.of());

    public Renames {
        names = Map.copyOf(names);
        segments = Map.copyOf(segments);
    }

    public static Renames of(Model model) {
        var names = new HashMap<String, String>();
        var segments = new HashMap<String, Map<String, String>>();
        for (var lens : model.lenses()) {
            put(names, lens.was(), lens.name());
            var before = new HashMap<String, String>();
            lens.segments().forEach(segment -> put(before, segment.was(), segment.name()));
            if (!before.isEmpty()) {
                segments.put(lens.name(), Map.copyOf(before));
            }
        }
        model.audiences().forEach(audience -> put(names, audience.was(), audience.name()));
        return new Renames(names, segments);
    }

    private static void put(Map<String, String> names, List<String> before, String now) {
        before.forEach(name -> names.put(name, now));
    }

    /** Today's name of a lens or audience. */
    public String name(String stored) {
        return names.getOrDefault(stored, stored);
    }

    /** Every name under which something of today's name may be stored. */
    public Stream<String> ever(String today) {
        return Stream.concat(
                Stream.of(today),
                names.entrySet().stream()
                        .filter(name -> name.getValue().equals(today))
                        .map(Map.Entry::getKey));
    }

    /** Today's name of a segment, by today's name of its lens. */
    public String segment(String lens, String stored) {
        return segments.getOrDefault(lens, Map.of()).getOrDefault(stored, stored);
    }

    public Standing standing(Standing stored) {
        return isNone() ? stored : stored.with(memberships(stored.memberships()));
    }

    private boolean isNone() {
        return names.isEmpty() && segments.isEmpty();
    }

    private Map<String, Membership> memberships(Map<String, Membership> stored) {
        var read = new HashMap<String, Membership>();
        stored.forEach((name, membership) -> {
            var today = name(name);
            var segment = membership.segment().map(in -> segment(today, in));
            read.merge(
                    today,
                    new Membership(segment, membership.since(), membership.number(), membership.found()),
                    Renames::one);
        });
        return read;
    }

    /** A name that was left over from before the one that came to it: numbers of changes still never repeat. */
    private static Membership one(Membership one, Membership other) {
        var isIn = one.segment().isPresent() == other.segment().isPresent()
                ? one.found().isAfter(other.found())
                : one.segment().isPresent();
        var kept = isIn ? one : other;
        return new Membership(kept.segment(), kept.since(), Math.max(one.number(), other.number()), kept.found());
    }

    public Change change(Change stored) {
        return isNone() ? stored : renamed(stored, name(stored.name()));
    }

    private Change renamed(Change stored, String name) {
        return new Change(
                stored.subject(),
                stored.account(),
                stored.ofAccount(),
                stored.kind(),
                name,
                segment(name, stored.from()),
                segment(name, stored.to()),
                stored.number(),
                stored.cause(),
                stored.at(),
                stored.asOf(),
                stored.model());
    }

    private Optional<String> segment(String lens, Optional<String> stored) {
        return stored.map(segment -> segment(lens, segment));
    }

    /** How many are in each segment of each lens, or inside each audience. */
    public Map<String, Map<String, Long>> counts(Map<String, Map<String, Long>> stored) {
        var read = new HashMap<String, Map<String, Long>>();
        stored.forEach((name, counts) -> {
            var today = name(name);
            var sums = read.computeIfAbsent(today, _ -> new HashMap<>());
            counts.forEach((segment, count) -> sums.merge(segment(today, segment), count, Long::sum));
        });
        return read;
    }
}

package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many accounts of each segment used each feature lately, and how many of their people. Can be added. */
public final class FeatureUse {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNCLASSIFIED = "unclassified";

    private TreeMap<String, TreeMap<String, Segment>> lenses = new TreeMap<>();

    /** What is known of a segment. */
    private static final class Segment {
        private long accounts;
        private long people;
        private TreeMap<String, Users> features = new TreeMap<>();

        void add(Segment other) {
            accounts += other.accounts;
            people += other.people;
            other.features.forEach((feature, users) -> usersOf(feature).add(users));
        }

        Users usersOf(String feature) {
            return features.computeIfAbsent(feature, _ -> new Users());
        }
    }

    /** Who used a feature. */
    private static final class Users {
        private long accounts;
        private long people;

        void add(Users other) {
            accounts += other.accounts;
            people += other.people;
        }
    }

    /** What the people of one account used. */
    public static final class OfPeople {
        private long people;
        private final TreeMap<String, Long> users = new TreeMap<>();

        public void add(Set<String> used) {
            people++;
            used.forEach(feature -> users.merge(feature, 1L, Long::sum));
        }
    }

    void add(FeatureUse other) {
        other.lenses.forEach((lens, segments) ->
                segments.forEach((segment, found) -> segment(lens, segment).add(found)));
    }

    /** An account where its lenses put it; {@code own} is what its own events used. */
    void add(Map<String, Placement> placed, Set<String> own, OfPeople people) {
        placed.forEach((lens, placement) -> {
            var segment = segment(lens, placement instanceof Placement.In(var name) ? name : UNCLASSIFIED);
            segment.accounts++;
            segment.people += people.people;
            own.forEach(feature -> {
                if (!people.users.containsKey(feature)) {
                    segment.usersOf(feature).accounts++;
                }
            });
            people.users.forEach((feature, users) -> {
                segment.usersOf(feature).accounts++;
                segment.usersOf(feature).people += users;
            });
        });
    }

    private Segment segment(String lens, String name) {
        return lenses.computeIfAbsent(lens, _ -> new TreeMap<>()).computeIfAbsent(name, _ -> new Segment());
    }

    /** As JSON, for each lens of accounts as the model has it. */
    String report(Model model, LocalDate date) {
        var features = new Features(model);
        var report = JSON.createObjectNode().put("date", date.toString()).put("days", Features.DAYS);
        features.notCounted().forEach(report.putArray("notCounted")::add);
        features.leftOut().forEach(report.putArray("leftOut")::add);
        var all = report.putArray("lenses");
        model.lenses().stream().filter(lens -> lens.of() == Of.ACCOUNTS).forEach(lens -> {
            var said = all.addObject().put("lens", lens.name());
            var segments = said.putArray("segments");
            lens.segments().stream()
                    .map(Lens.Segment::name)
                    .forEach(name -> write(segments.addObject(), lens.name(), name, features));
            write(segments.addObject(), lens.name(), UNCLASSIFIED, features);
        });
        return report.toString();
    }

    private void write(ObjectNode said, String lens, String name, Features features) {
        var segment = lenses.getOrDefault(lens, new TreeMap<>()).getOrDefault(name, new Segment());
        said.put("segment", name).put("accounts", segment.accounts).put("people", segment.people);
        var used = said.putArray("features");
        for (var feature : features.counted()) {
            var users = segment.features.getOrDefault(feature, new Users());
            used.addObject()
                    .put("feature", feature)
                    .put("accounts", users.accounts)
                    .put("share", share(users.accounts, segment.accounts))
                    .put("people", users.people);
        }
    }

    /** To four decimals; nothing of nobody. */
    private static double share(long part, long of) {
        return of == 0 ? 0 : Math.round(10_000.0 * part / of) / 10_000.0;
    }
}

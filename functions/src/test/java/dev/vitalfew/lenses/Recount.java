package dev.vitalfew.lenses;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: evaluates a model, given as the bare lists and maps that were written, by going through all that happened
 * again and again. It shares nothing with the product's code. Null stands for unknown.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // bare lists and maps, on purpose
public final class Recount {

    /** A person, or an account's own part. */
    public record Somebody(String id, Map<String, Object> traits, List<Deed> deeds, Instant firstSeen) {}

    private final Map<String, Object> model;
    private final ZoneId zone;
    private final Somebody subject;
    private final List<Somebody> people;
    private final String of;

    public Recount(Map<String, Object> model, Somebody subject, List<Somebody> people, String of) {
        this.model = model;
        this.zone = ZoneId.of((String) model.get("timezone"));
        this.subject = subject;
        this.people = people;
        this.of = of;
    }

    public Map<String, String> lenses(LocalDate asOf) {
        var found = new TreeMap<String, String>();
        for (var lens : list(model.get("lenses"))) {
            if (lens.get("of").equals(of) && !subject.id().startsWith("a:")) {
                found.put((String) lens.get("lens"), Objects.requireNonNullElse(segment(lens, asOf), "unclassified"));
            }
        }
        return found;
    }

    public TreeSet<String> audiences(LocalDate asOf) {
        var found = new TreeSet<String>();
        for (var audience : list(model.get("audiences"))) {
            if (audience.get("of").equals(of) && Boolean.TRUE.equals(holds(map(audience.get("when")), asOf))) {
                found.add((String) audience.get("audience"));
            }
        }
        return found;
    }

    private @Nullable String segment(Map<String, Object> lens, LocalDate asOf) {
        for (var pin : list(lens.get("pins"))) {
            var pinned = subject.id().substring(2).equals(pin.get("id"));
            if (pinned && !asOf.isAfter(LocalDate.parse((String) pin.get("until")))) {
                return (String) pin.get("segment");
            }
        }
        if (lens.containsKey("not_before")
                && ChronoUnit.DAYS.between(created(asOf), asOf) < number(lens.get("not_before"), "d")) {
            return null;
        }
        if (lens.get("needs") instanceof List<?> needs) {
            for (var need : needs) {
                var found = need instanceof String trait
                        ? (Boolean) (subject.traits().get(trait) != null)
                        : holds(map(need), asOf);
                if (!Boolean.TRUE.equals(found)) {
                    return null;
                }
            }
        }
        for (var segment : list(lens.get("segments"))) {
            if (segment.containsKey("otherwise")) {
                return (String) segment.get("segment");
            }
            var seen = new ArrayList<@Nullable Boolean>();
            for (var back = 0; back < (int) segment.getOrDefault("leave_after", 1); back++) {
                seen.add(holds(map(segment.get("when")), asOf.minusDays(back)));
            }
            if (seen.contains(Boolean.TRUE)) {
                return (String) segment.get("segment");
            }
            if (seen.contains(null)) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Boolean holds(Map<String, Object> rule, LocalDate asOf) {
        if (rule.containsKey("all")) {
            var parts = new ArrayList<@Nullable Boolean>();
            list(rule.get("all")).forEach(one -> parts.add(holds(one, asOf)));
            return parts.contains(Boolean.FALSE) ? Boolean.FALSE : parts.contains(null) ? null : Boolean.TRUE;
        }
        if (rule.containsKey("any")) {
            var parts = new ArrayList<@Nullable Boolean>();
            list(rule.get("any")).forEach(one -> parts.add(holds(one, asOf)));
            return parts.contains(Boolean.TRUE) ? Boolean.TRUE : parts.contains(null) ? null : Boolean.FALSE;
        }
        if (rule.containsKey("not")) {
            var inner = holds(map(rule.get("not")), asOf);
            return inner == null ? null : !inner;
        }
        if (rule.containsKey("rule")) {
            return holds(map(find("rules", "rule", rule.get("rule")).get("when")), asOf);
        }
        if (rule.containsKey("audience")) {
            return holds(map(find("audiences", "audience", rule.get("audience")).get("when")), asOf);
        }
        if (rule.containsKey("lens")) {
            var segment =
                    subject.id().startsWith("a:") ? null : segment(find("lenses", "lens", rule.get("lens")), asOf);
            return segment == null ? null : ((List<Object>) rule.get("in")).contains(segment);
        }
        if (rule.containsKey("score")) {
            return compare(score((String) rule.get("score"), asOf), rule);
        }
        if (rule.containsKey("list")) {
            return List.of("g:acme", "u:1", "u:3").contains(subject.id())
                    || subject.id().startsWith("u:")
                            && "ada@example.com"
                                    .equalsIgnoreCase((String) subject.traits().get("email"));
        }
        if ("renews".equals(rule.get("trait"))) {
            return dated(subject.traits().get("renews"), rule, asOf);
        }
        if (rule.containsKey("trait")) {
            return fits(subject.traits().get((String) rule.get("trait")), rule);
        }
        if (rule.containsKey("nps")) {
            return answered(rule, asOf);
        }
        if (rule.containsKey("preference")) {
            return prefers(rule, asOf);
        }
        if (rule.containsKey("people")) {
            return crowd(rule, asOf);
        }
        if (rule.containsKey("not_in_last")) {
            var days = (int) number(rule.get("not_in_last"), "d");
            var young = Math.max(0, ChronoUnit.DAYS.between(created(asOf), asOf)) < days;
            return young && !"included".equals(rule.get("young"))
                    ? null
                    : (Boolean) happened(rule, asOf.minusDays(days - 1L), asOf).isEmpty();
        }
        for (var key : List.of("first_more_than", "first_less_than", "last_more_than", "last_less_than")) {
            if (rule.containsKey(key)) {
                return ago(rule, key, asOf);
            }
        }
        if (rule.containsKey("then")) {
            return followed(rule, asOf);
        }
        return counted(rule, asOf);
    }

    private boolean prefers(Map<String, Object> rule, LocalDate asOf) {
        var preference = find("preferences", "preference", rule.get("preference"));
        var source = "declared";
        var values = stated(subject.traits().get((String) preference.get("declared")));
        if (values.isEmpty() && preference.containsKey("staff")) {
            source = "staff";
            values = stated(
                    subject.traits().get((String) map(preference.get("staff")).get("trait")));
        }
        if (values.isEmpty() && preference.containsKey("inferred")) {
            source = "inferred";
            values = inferred(map(preference.get("inferred")), asOf);
        }
        if (rule.containsKey("missing")) {
            return values.isEmpty();
        }
        return (!rule.containsKey("source") || several(rule.get("source")).contains(source))
                && values.stream().anyMatch(value -> fits(value, rule));
    }

    private static List<Object> stated(@Nullable Object value) {
        return several(value).stream()
                .filter(one -> !(one instanceof Map) && !one.toString().isBlank())
                .toList();
    }

    private List<Object> inferred(Map<String, Object> inferred, LocalDate asOf) {
        var halfLife = number(inferred.get("half_life").toString().replace("4w", "28d"), "d");
        var strongest = BigDecimal.ZERO;
        List<Object> topic = List.of();
        for (var one : several(inferred.get("topics"))) {
            var weight = BigDecimal.ZERO;
            for (var deed : subject.deeds()) {
                var age = ChronoUnit.DAYS.between(deed.at().atZone(zone).toLocalDate(), asOf);
                if (deed.byProduct()
                        && deed.name().equals("Email Link Clicked")
                        && one.equals(deed.properties().get("topic"))
                        && !Boolean.TRUE.equals(deed.properties().get("machine"))
                        && age >= 0
                        && age < Math.min(100, 10 * halfLife)) {
                    weight = weight.add(
                            BigDecimal.valueOf(Math.pow(0.5, age / halfLife)).setScale(6, RoundingMode.HALF_UP));
                }
            }
            if (weight.compareTo(strongest) > 0) {
                strongest = weight;
                topic = List.of(one);
            }
        }
        return strongest.doubleValue() >= number(inferred.get("at_least"), "") ? topic : List.of();
    }

    public int score(String name, LocalDate asOf) {
        var points = 0;
        for (var one : list(find("scores", "score", name).get("points"))) {
            var add = (int) one.get("add");
            if (one.containsKey("when")) {
                points += Boolean.TRUE.equals(holds(map(one.get("when")), asOf)) ? add : 0;
            } else {
                var each = map(one.get("for_each"));
                points += add * Math.min((int) one.get("up_to"), count(each, from(each, asOf), to(each, asOf)));
            }
        }
        return points;
    }

    private static boolean dated(@Nullable Object value, Map<String, Object> rule, LocalDate asOf) {
        if (value == null) {
            return false;
        }
        var date = value instanceof Long seconds
                ? Instant.ofEpochSecond(seconds)
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                : LocalDate.parse((String) value);
        if (rule.containsKey("before")) {
            return date.isBefore(LocalDate.parse((String) rule.get("before")));
        }
        if (rule.containsKey("after")) {
            return date.isAfter(LocalDate.parse((String) rule.get("after")));
        }
        var away = ChronoUnit.DAYS.between(asOf, date);
        if (rule.containsKey("in_last")) {
            return away <= 0 && -away < number(rule.get("in_last"), "d");
        }
        if (rule.containsKey("in_next")) {
            return away >= 0 && away <= number(rule.get("in_next"), "d");
        }
        var ahead = Boolean.TRUE.equals(rule.get("anniversary")) ? 0 : (int) number(rule.get("anniversary"), "d");
        for (var day = 0; day <= ahead; day++) {
            for (var years = 1; years < 100; years++) {
                if (date.plusYears(years).equals(asOf.plusDays(day))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean ago(Map<String, Object> rule, String key, LocalDate asOf) {
        var dates = new TreeSet<LocalDate>();
        happened(rule, asOf.minusDays(10_000), asOf)
                .forEach(deed -> dates.add(deed.at().atZone(zone).toLocalDate()));
        if (dates.isEmpty()) {
            return false;
        }
        var days = ChronoUnit.DAYS.between(key.startsWith("first") ? dates.first() : dates.last(), asOf);
        return key.endsWith("more_than") ? days > number(rule.get(key), "d") : days < number(rule.get(key), "d");
    }

    private boolean followed(Map<String, Object> rule, LocalDate asOf) {
        for (var one : happened(rule, from(rule, asOf), to(rule, asOf))) {
            for (var other : happened(map(rule.get("then")), from(rule, asOf), to(rule, asOf))) {
                var days = ChronoUnit.DAYS.between(
                        one.at().atZone(zone).toLocalDate(),
                        other.at().atZone(zone).toLocalDate());
                if (days >= 0 && days <= number(rule.get("within"), "d")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalDate from(Map<String, Object> rule, LocalDate asOf) {
        if (rule.containsKey("in_last")) {
            return asOf.minusDays((long) number(rule.get("in_last"), "d") - 1);
        }
        return rule.containsKey("since") ? LocalDate.parse((String) rule.get("since")) : asOf.minusDays(10_000);
    }

    private static LocalDate to(Map<String, Object> rule, LocalDate asOf) {
        var until = rule.containsKey("until") ? LocalDate.parse((String) rule.get("until")) : asOf;
        return until.isBefore(asOf) ? until : asOf;
    }

    private LocalDate created(LocalDate asOf) {
        return subject.traits().get("createdAt") instanceof String text
                        && !LocalDate.parse(text).isAfter(asOf)
                ? LocalDate.parse(text)
                : subject.firstSeen().atZone(zone).toLocalDate();
    }

    private @Nullable Boolean crowd(Map<String, Object> rule, LocalDate asOf) {
        var held = 0;
        for (var person : people) {
            if (Boolean.TRUE.equals(
                    new Recount(model, person, List.of(), "people").holds(map(rule.get("people")), asOf))) {
                held++;
            }
        }
        if (rule.containsKey("none")) {
            return held == 0;
        }
        if (rule.containsKey("everybody")) {
            return held > 0 && held == people.size();
        }
        if (rule.get("share_of") instanceof String trait) {
            var seats = number(subject.traits().get(trait));
            return seats == null || seats <= 0 ? null : compare(100.0 * held / seats, rule);
        }
        if (rule.values().stream().anyMatch(value -> value instanceof String text && text.endsWith("%"))) {
            return compare(people.isEmpty() ? 0 : 100.0 * held / people.size(), rule);
        }
        return compare(held, rule);
    }

    /** Of all answers the last one; then when it was given, and what it says. */
    private boolean answered(Map<String, Object> rule, LocalDate asOf) {
        var last = subject.deeds().stream()
                .filter(deed -> deed.name().equals("NPS Answered")
                        && List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
                                .contains(String.valueOf(deed.properties().get("score"))))
                .max(java.util.Comparator.comparing(Deed::at));
        if (last.isEmpty()) {
            return false;
        }
        var date = last.get().at().atZone(zone).toLocalDate();
        var daysAgo = ChronoUnit.DAYS.between(date, asOf);
        if (daysAgo < 0 || rule.containsKey("in_last") && daysAgo >= number(rule.get("in_last"), "d")) {
            return false;
        }
        var score = Integer.parseInt(String.valueOf(last.get().properties().get("score")));
        return switch ((String) rule.get("nps")) {
            case "promoter" -> score == 9 || score == 10;
            case "passive" -> score == 7 || score == 8;
            case "detractor" -> score < 7;
            default -> true;
        };
    }

    private boolean counted(Map<String, Object> rule, LocalDate asOf) {
        if (String.valueOf(rule.get("count")).endsWith(" of amount")) {
            return ofAmounts(rule, asOf);
        }
        if (!rule.containsKey("in_last")) {
            return compare(count(rule, from(rule, asOf), to(rule, asOf)), rule);
        }
        var text = (String) rule.get("in_last");
        var days = (int) (text.endsWith("w") ? 7 * number(text, "w") : number(text, "d"));
        if (rule.containsKey("fell_by")) {
            var now = count(rule, asOf.minusDays(days), asOf.minusDays(1));
            var before = count(rule, asOf.minusDays(2L * days), asOf.minusDays(days + 1L));
            return before >= (int) rule.getOrDefault("from_at_least", 1)
                    && 100.0 * now <= before * (100 - number(rule.get("fell_by"), "%"));
        }
        if (rule.containsKey("rose_by")) {
            var now = count(rule, asOf.minusDays(days), asOf.minusDays(1));
            var before = count(rule, asOf.minusDays(2L * days), asOf.minusDays(days + 1L));
            return before >= (int) rule.getOrDefault("from_at_least", 1)
                    && 100.0 * now >= before * (100 + number(rule.get("rose_by"), "%"));
        }
        if ("weeks".equals(rule.get("count"))) {
            var weeks = 0;
            for (var week = 1; week <= days / 7; week++) {
                var happened = happened(rule, asOf.minusDays(7L * week), asOf.minusDays(7L * week - 6));
                weeks += happened.size() >= (int) rule.getOrDefault("each_at_least", 1) ? 1 : 0;
            }
            return compare(weeks, rule);
        }
        return compare(count(rule, asOf.minusDays(days - 1L), asOf), rule);
    }

    private boolean ofAmounts(Map<String, Object> rule, LocalDate asOf) {
        var numbers = happened(rule, from(rule, asOf), to(rule, asOf)).stream()
                .map(deed -> number(deed.properties().get("amount")))
                .filter(Objects::nonNull)
                .mapToDouble(number -> number)
                .summaryStatistics();
        var how = (String) rule.get("count");
        if (how.startsWith("sum")) {
            return compare(numbers.getSum(), rule);
        }
        return numbers.getCount() > 0
                && compare(
                        how.startsWith("average")
                                ? numbers.getAverage()
                                : how.startsWith("min") ? numbers.getMin() : numbers.getMax(),
                        rule);
    }

    private int count(Map<String, Object> rule, LocalDate from, LocalDate to) {
        var happened = happened(rule, from, to);
        var different = new HashSet<Object>();
        switch ((String) rule.getOrDefault("count", "times")) {
            case "days" ->
                happened.forEach(deed -> different.add(deed.at().atZone(zone).toLocalDate()));
            case "kinds" -> happened.forEach(deed -> different.add(deed.name()));
            default -> {
                return happened.size();
            }
        }
        return different.size();
    }

    private List<Deed> happened(Map<String, Object> rule, LocalDate from, LocalDate to) {
        var all = new ArrayList<>(subject.deeds());
        people.forEach(person -> all.addAll(person.deeds()));
        all.removeIf(deed -> {
            var date = deed.at().atZone(zone).toLocalDate();
            return date.isBefore(from) || date.isAfter(to) || !isMeant(deed, rule);
        });
        return all;
    }

    private boolean isMeant(Deed deed, Map<String, Object> rule) {
        for (var property : map(rule.getOrDefault("where", Map.of())).entrySet()) {
            if (!fits(deed.properties().get(property.getKey()), map(property.getValue()))) {
                return false;
            }
        }
        if (rule.containsKey("email")) {
            var name = "clicked".equals(rule.get("did")) ? "Email Link Clicked" : "Email Delivered";
            return deed.byProduct()
                    && deed.name().equals(name)
                    && !Boolean.TRUE.equals(deed.properties().get("machine"))
                    && (!rule.containsKey("link")
                            || like((String) deed.properties().get("path"), rule.get("link")));
        }
        if (rule.containsKey("page")) {
            return deed.page() && several(rule.get("page")).stream().anyMatch(path -> like(deed.name(), path));
        }
        if ("any".equals(rule.get("event"))) {
            return !deed.byProduct()
                    && (deed.page() || !several(rule.get("except")).contains(deed.name()));
        }
        if (rule.containsKey("event")) {
            return !deed.page() && several(rule.get("event")).contains(deed.name());
        }
        var tags = map(model.get("features")).get(deed.name());
        return !deed.page()
                && tags != null
                && (rule.get("feature").equals("any")
                        || ((List<Object>) tags).containsAll((List<Object>) rule.get("feature")))
                && !((List<Object>) rule.getOrDefault("except", List.of())).contains(deed.name());
    }

    private static List<Object> several(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? (List<Object>) list : List.of(value);
    }

    /** A star stands for anything. */
    private static boolean like(@Nullable String text, Object pattern) {
        return text != null
                && text.matches(java.util.Arrays.stream(pattern.toString().split("\\*", -1))
                        .map(java.util.regex.Pattern::quote)
                        .collect(java.util.stream.Collectors.joining(".*")));
    }

    private static boolean fits(@Nullable Object value, Map<String, Object> wanted) {
        if (wanted.containsKey("exists")) {
            return value != null;
        }
        if (wanted.containsKey("missing")) {
            return value == null;
        }
        if (wanted.containsKey("is_not")) {
            return !same(value, wanted.get("is_not"));
        }
        if (wanted.containsKey("not_in")) {
            return ((List<Object>) wanted.get("not_in")).stream().noneMatch(one -> same(value, one));
        }
        if (wanted.containsKey("is")) {
            return same(value, wanted.get("is"));
        }
        if (wanted.containsKey("in")) {
            return ((List<Object>) wanted.get("in")).stream().anyMatch(one -> same(value, one));
        }
        if (wanted.get("starts_with") instanceof String beginning) {
            return value instanceof String text && text.startsWith(beginning);
        }
        if (wanted.containsKey("matches")) {
            return several(value).stream()
                    .anyMatch(one -> one instanceof String text && like(text, wanted.get("matches")));
        }
        if (wanted.get("contains") instanceof String part) {
            return value instanceof List<?> all && all.contains(part)
                    || value instanceof String text && text.contains(part);
        }
        var number = number(value);
        return number != null && compare(number, wanted);
    }

    private static boolean same(@Nullable Object value, Object wanted) {
        var one = number(value);
        var other = number(wanted);
        return !(value instanceof List) && String.valueOf(value).equals(wanted.toString())
                || one != null && one.equals(other);
    }

    private static boolean compare(double number, Map<String, Object> rule) {
        if (rule.containsKey("at_most")) {
            return number <= number(rule.get("at_most"), "%");
        }
        if (rule.containsKey("less_than")) {
            return number < number(rule.get("less_than"), "%");
        }
        if (rule.get("between") instanceof List<?> ends) {
            return number >= number(ends.get(0), "%") && number <= number(ends.get(1), "%");
        }
        return number >= number(rule.getOrDefault("at_least", 1), "%");
    }

    private static @Nullable Double number(@Nullable Object value) {
        var text = value instanceof List ? "" : String.valueOf(value);
        return text.matches("-?[0-9]+(\\.[0-9]+)?") ? Double.valueOf(text) : null;
    }

    private static double number(@Nullable Object value, String unit) {
        return Double.parseDouble(String.valueOf(value).replace(unit, ""));
    }

    private Map<String, Object> find(String kind, String key, @Nullable Object name) {
        return list(model.get(kind)).stream()
                .filter(entry -> entry.get(key).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}

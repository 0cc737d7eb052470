package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The customers of a small company, always the same: 50 accounts, about 150 people, and what they did for 60 days. */
public final class Company {

    static final int DAYS = 60;

    private static final int ACCOUNTS = 50;
    private static final List<String> NAMES =
            List.of("Acorn", "Birch", "Cobalt", "Delta", "Ember", "Falcon", "Garnet", "Harbor", "Indigo", "Juniper");
    private static final List<String> KINDS = List.of("Labs", "Works", "Logistics", "Health", "Studio");
    private static final List<String> FIRST = List.of(
            "Ann", "Ben", "Cleo", "Dario", "Ela", "Finn", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Leo", "Mina");
    private static final List<String> LAST =
            List.of("Arnold", "Becker", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Hansen", "Ito", "Jansen");
    private static final List<String> PLANS = List.of("starter", "starter", "growth", "growth", "scale", "enterprise");
    private static final List<String> INDUSTRIES = List.of("software", "logistics", "health", "education", "retail");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "NL");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Europe/Paris", "America/New_York", "Europe/London", "Europe/Amsterdam");
    private static final List<String> PAGES = List.of("/features", "/docs", "/pricing");

    private final Random random = new Random(20);
    private final Instant end;
    private final List<ObjectNode> events = new ArrayList<>();

    private Company(Instant end) {
        this.end = end;
    }

    /** Its history up to {@code end}, in order, as events of the Segment spec. */
    public static List<JsonNode> history(Instant end) {
        var company = new Company(end);
        for (var account = 0; account < ACCOUNTS; account++) {
            company.account(account);
        }
        company.events.sort(
                Comparator.comparing(event -> event.path("timestamp").asText()));
        return List.copyOf(company.events);
    }

    private void account(int number) {
        var name = NAMES.get(number % NAMES.size()) + " " + KINDS.get(number / NAMES.size());
        var style = Style.values()[number % Style.values().length];
        var plan = PLANS.get(random.nextInt(PLANS.size()));
        var place = random.nextInt(COUNTRIES.size());
        var created = end.minus(Duration.ofDays(DAYS + 30L + random.nextInt(600)));
        var slug = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        var people = 1 + random.nextInt(3);
        for (var person = 0; person < people; person++) {
            var id = slug + "-" + (person + 1);
            identify(id, slug, place, created);
            var group = event("group", id, start().plusSeconds(60L + person)).put("groupId", slug);
            if (person == 0) {
                group.putObject("traits")
                        .put("name", name)
                        .put("plan", plan)
                        .put("mrr", mrr(plan))
                        .put("employees", 5 + random.nextInt(plan.equals("enterprise") ? 3000 : 300))
                        .put("industry", INDUSTRIES.get(random.nextInt(INDUSTRIES.size())))
                        .put("country", COUNTRIES.get(place))
                        .put("createdAt", created.toString());
            }
            use(id, style);
        }
        if (number % 9 == 4) {
            event("track", slug + "-1", end.minus(Duration.ofDays(5 + number % 7L)))
                    .put("event", "Payment Failed");
        }
    }

    private int mrr(String plan) {
        return switch (plan) {
            case "starter" -> 29 + 10 * random.nextInt(5);
            case "growth" -> 149 + 50 * random.nextInt(5);
            case "scale" -> 600 + 100 * random.nextInt(9);
            default -> 3000 + 500 * random.nextInt(15);
        };
    }

    private void identify(String id, String slug, int place, Instant created) {
        var first = FIRST.get(random.nextInt(FIRST.size()));
        event("identify", id, start())
                .putObject("traits")
                .put("email", first.toLowerCase(java.util.Locale.ROOT) + "." + id + "@" + slug + ".example")
                .put("firstName", first)
                .put("lastName", LAST.get(random.nextInt(LAST.size())))
                .put("timezone", ZONES.get(place))
                .put("createdAt", created.toString());
    }

    private void use(String id, Style style) {
        for (var day = 0; day < DAYS; day++) {
            var morning = start().plus(Duration.ofDays(day)).plus(Duration.ofHours(7));
            var weekend = morning.atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            if (random.nextDouble() < style.activeOn(day) * (weekend ? 0.2 : 1)) {
                var at = morning.plusSeconds(random.nextInt(8 * 3600));
                track(id, style, at);
                if (random.nextInt(4) == 0) {
                    page(id, PAGES.get(random.nextInt(PAGES.size())), at.plusSeconds(120));
                }
            }
        }
        // Looked at the prices about a month ago: the next days end that.
        if (random.nextInt(6) == 0) {
            for (var visit = 0; visit < 3; visit++) {
                page(id, "/pricing", end.minus(Duration.ofHours(28L * 24 - visit)));
            }
        }
    }

    private void track(String id, Style style, Instant at) {
        event("track", id, at)
                .put("event", style.events().get(random.nextInt(style.events().size())));
    }

    private void page(String id, String path, Instant at) {
        event("page", id, at).put("name", path).putObject("properties").put("path", path);
    }

    private ObjectNode event(String type, String person, Instant at) {
        var event = Json.object()
                .put("type", type)
                .put("messageId", "demo-" + events.size())
                .put("userId", person)
                .put("timestamp", at.toString());
        events.add(event);
        return event;
    }

    private Instant start() {
        return end.minus(Duration.ofDays(DAYS));
    }
}

package dev.vitalfew.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.MemoryKeys;
import dev.vitalfew.platform.TestContext;
import dev.vitalfew.segment.MemoryRuns;
import dev.vitalfew.segment.Run;
import dev.vitalfew.segment.Settle;
import dev.vitalfew.segment.Trigger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewHandlerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Path FOLDER = Path.of("../model");
    private static final Model MODEL = ModelReader.read(FOLDER, 1);
    private static final Keys KEYS =
            new MemoryKeys(Map.of("op_1", Keys.Kind.OPERATOR, "sk_1", Keys.Kind.SECRET, "pk_1", Keys.Kind.PUBLIC));

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemorySuppressions suppressions = new MemorySuppressions();
    private final MemoryRuns runs = new MemoryRuns();
    private final PreviewHandler handler =
            new PreviewHandler(KEYS, MODEL, ModelFiles.in(FOLDER), this::under, log, suppressions, runs, CLOCK);

    private CustomerStore under(Model model) {
        customers.under(model);
        return customers;
    }

    @BeforeEach
    void acmeWithFourPeopleAndZetaWithOne() {
        person("ada", "acme", "\"email\":\"ada@example.com\"");
        person("bob", "acme", "\"email\":\"bob@example.com\",\"unsubscribed\":true");
        person("cai", "acme", "\"email\":\"cai@example\"");
        person("dee", "acme", "\"email\":\"dee@example.com\"");
        person("eve", "zeta", "\"email\":\"eve@example.com\"");
        fold("s:acme", "{\"type\":\"group\",\"groupId\":\"acme\",\"traits\":{\"plan\":\"scale\"}}");
        fold("s:zeta", "{\"type\":\"group\",\"groupId\":\"zeta\",\"traits\":{\"plan\":\"growth\"}}");
        fold("u:ada", "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Board Shared\"}");
        suppressions.add(Addresses.hash("dee@example.com"), Optional.empty(), Suppressions.Reason.BOUNCED, NOON);
        var settle = new Settle(MODEL, customers, CLOCK);
        Stream.of("acme", "zeta").forEach(account -> settle.account(Id.account(account), because()));
        Stream.of("ada", "bob", "cai", "dee", "eve").forEach(person -> settle.person(Id.known(person), because()));
    }

    @Test
    void tellsOfARuleHowManyItFitsWithReasons() {
        var preview = body("{\"rule\": {\"trait\": \"email\", \"exists\": true}, \"of\": \"people\"}");

        assertThat(preview.path("complete").asBoolean()).isTrue();
        assertThat(preview.path("accounts").asInt()).isEqualTo(2);
        assertThat(preview.path("people").asInt()).isEqualTo(5);
        assertThat(preview.path("size").asInt()).isEqualTo(5);
        assertThat(preview.path("emailable").asInt()).as("ada and eve").isEqualTo(2);
        assertThat(preview.path("samples")).hasSize(5);
        assertThat(preview.at("/samples/0/subject").asText()).isEqualTo("u:ada");
        assertThat(preview.at("/samples/0/reason").asText()).contains("email is ada@example.com");
        assertThat(preview.at("/countedAnew/items").asInt()).isZero();
    }

    @Test
    void countsTheEmailablePeopleOfAccounts() {
        var preview = body("{\"rule\": {\"lens\": \"plan_tier\", \"is\": \"scale\"}, \"of\": \"accounts\"}");

        assertThat(preview.path("size").asInt()).isEqualTo(1);
        assertThat(preview.path("emailable").asInt()).as("ada").isEqualTo(1);
        assertThat(preview.at("/samples/0/subject").asText()).isEqualTo("g:acme");
    }

    @Test
    void countsWhatWasNeverCountedAndSaysWhatThatTook() {
        var preview = body("{\"rule\": {\"event\": \"Board Shared\", \"in_last\": \"9d\"}, \"of\": \"people\"}");

        assertThat(preview.path("size").asInt()).isEqualTo(1);
        assertThat(preview.at("/countedAnew/meters/0").asText()).isEqualTo("event Board Shared");
        assertThat(preview.at("/countedAnew/items").asInt())
                .as("five people, two accounts")
                .isEqualTo(7);
        assertThat(preview.at("/countedAnew/events").asInt())
                .isEqualTo(log.read(Id.known("ada")).count() + 10);
    }

    @Test
    void saysOfARuleWhichOfItsEventsNobodyDid() {
        var preview = body(
                "{\"rule\": {\"any\": [{\"event\": \"Board Shared\"}, {\"event\": \"Bored\"}]}, \"of\": \"people\"}");

        assertThat(preview.path("named")).isEqualTo(json("""
                        [{"event":"Board Shared","seenOf":1,"neededBy":[],"perhaps":[]},
                         {"event":"Bored","seenOf":0,"neededBy":[],"perhaps":[]}]"""));
    }

    @Test
    void saysWhatNobodyIsKnownToBeAtTheTopOf() {
        var preview =
                body("{\"rule\": {\"trait\": \"mrr\", \"top\": \"80%\", \"by\": \"total\"}, \"of\": \"accounts\"}");

        assertThat(preview.path("size").asInt()).isZero();
        assertThat(preview.path("notRanked"))
                .extracting(JsonNode::asText)
                .containsExactly("those who bring 80% of all mrr");
    }

    @Test
    void saysWhichEventsAndPagesOfAChangedModelNobodyDidAndWhatMayBeMeant() throws IOException {
        var segmentation = Files.readString(FOLDER.resolve("segmentation.yaml")) + """

                  - audience: sharers
                    of: people
                    when: { any: [{ event: Bord Shared }, { event: Trial Begn }, { page: /princing }] }
                    then: { guidance: [share-more] }
                """;
        fold(
                "u:ada",
                NOON.minus(Duration.ofDays(20)),
                "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Trial Begun\"}");
        var before = customers.history().size();

        var named = body(MAPPER.createObjectNode()
                        .set("model", MAPPER.createObjectNode().put("segmentation.yaml", segmentation))
                        .toString())
                .path("named");

        assertThat(named(named, "event", "Bord Shared")).isEqualTo(json("""
                        {"event":"Bord Shared","seenOf":0,"neededBy":["sharers"],"perhaps":["Board Shared"]}"""));
        assertThat(named(named, "event", "Trial Begn").path("perhaps").get(0).asText())
                .as("that it was 20 days ago is no matter")
                .isEqualTo("Trial Begun");
        assertThat(named(named, "page", "/princing")).isEqualTo(json("""
                        {"page":"/princing","seenOf":0,"neededBy":["sharers"],"perhaps":[]}"""));
        assertThat(customers.history()).as("nothing is written").hasSize(before);
    }

    @Test
    void comparesAChangedModelWithTheLiveOne() throws IOException {
        var segmentation = Files.readString(FOLDER.resolve("segmentation.yaml"))
                .replace(
                        "{ trait: plan, is: scale }\n        then: { sla: 8h, tasks: [review-account] }",
                        "{ trait: plan, in: [scale, growth] }\n        then: { sla: 8h, tasks: [review-account] }")
                .replace("{ trait: plan, is: growth }", "{ trait: plan, is: grown }")
                .replace("lens: company_size ", "lens: size_of_company ");
        var before = customers.history().size();

        var preview = body(MAPPER.createObjectNode()
                .set("model", MAPPER.createObjectNode().put("segmentation.yaml", segmentation))
                .toString());

        var plans = named(preview.path("lenses"), "lens", "plan_tier");
        assertThat(plans.path("fate").asText()).isEqualTo("kept");
        assertThat(plans.path("segments").get(1)).isEqualTo(json("""
                        {"segment":"scale","now":1,"then":2,"entering":1,"leaving":0,"emailable":1}"""));
        assertThat(plans.path("segments").get(2)).isEqualTo(json("""
                        {"segment":"growth","now":1,"then":0,"entering":0,"leaving":1,"emailable":0}"""));
        assertThat(plans.path("moves")).isEqualTo(json("[{\"from\":\"growth\",\"to\":\"scale\",\"count\":1}]"));
        assertThat(plans.at("/samples/0/subject").asText()).isEqualTo("g:zeta");
        assertThat(plans.at("/samples/0/reason").asText()).contains("plan is growth");
        var sizes = named(preview.path("lenses"), "lens", "size_of_company");
        assertThat(sizes.path("fate").asText()).isEqualTo("new");
        assertThat(sizes.path("unclassified"))
                .isEqualTo(json("{\"now\":0,\"then\":2,\"reasons\":{\"no employees is known\":2}}"));
        assertThat(named(preview.path("lenses"), "lens", "company_size")
                        .path("fate")
                        .asText())
                .isEqualTo("removed");
        assertThat(preview.path("audiences")).isNotEmpty();
        assertThat(customers.history()).as("nothing is written").hasSize(before);
    }

    @Test
    void saysWhetherThoseAreThereWhoArePinned() throws IOException {
        var segmentation = Files.readString(FOLDER.resolve("segmentation.yaml"))
                .replaceFirst(
                        "(lens: plan_tier .*\n)",
                        "$1    pins: [{ id: acme, segment: scale, until: 2027-01-01 }, { id: ada, segment: scale, until: 2027-01-01 }]\n");

        var preview = body(MAPPER.createObjectNode()
                .set("model", MAPPER.createObjectNode().put("segmentation.yaml", segmentation))
                .toString());

        assertThat(preview.path("pins")).as("ada is a person").isEqualTo(json("""
                        [{"lens":"plan_tier","id":"acme","segment":"scale","there":1},
                         {"lens":"plan_tier","id":"ada","segment":"scale","there":0}]"""));
    }

    @Test
    void advisesToBeginWithFewLensesUntilSomethingHasRun() throws IOException {
        var starter = MAPPER.createObjectNode();
        starter.putObject("model").put("segmentation.yaml", Files.readString(FOLDER.resolve("segmentation.yaml")));

        assertThat(body(starter.toString()).path("advice"))
                .extracting(JsonNode::asText)
                .singleElement()
                .satisfies(advice -> assertThat(advice)
                        .startsWith("Nothing has run here before, and the model has "
                                + MODEL.lenses().size())
                        .contains("make model TEMPLATE=plan-tier"));

        runs.open(new Run(
                LocalDate.of(2026, 11, 21),
                Run.State.OPENING,
                1,
                1,
                NOON,
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()));

        assertThat(body(starter.toString()).path("advice")).isEmpty();
    }

    /** With some files of sequences it has those and no others. */
    @Test
    void saysWhatBecomesOfSequencesAndOfThoseInside() throws IOException {
        var texts = MAPPER.createObjectNode();
        for (var name : MODEL.sequences().keySet()) {
            var file = "sequences/" + name + ".yaml";
            texts.put(file, Files.readString(FOLDER.resolve(file)));
        }
        var tips = texts.path("sequences/feature-tips.yaml").asText();
        texts.put("sequences/feature-tips.yaml", tips + "edits: move\n");
        texts.put("sequences/more-tips.yaml", tips + "start: { event: Asked For More }\n");
        texts.put(
                "sequences/expansion.yaml",
                texts.path("sequences/expansion.yaml").asText() + "state: draft\n");

        var preview = body(MAPPER.createObjectNode().set("model", texts).toString());

        assertThat(preview.path("sequences")).isEqualTo(json("""
                        [{"sequence":"expansion","fate":"changed","inside":"leave"},
                         {"sequence":"feature-tips","fate":"changed","inside":"move_on"},
                         {"sequence":"more-tips","fate":"new"}]"""));
    }

    @Test
    void movesNobodyWhenALensSaysWhatItWas() throws IOException {
        var segmentation = Files.readString(FOLDER.resolve("segmentation.yaml"))
                .replaceFirst("lens: plan_tier .*\n", "lens: what_they_pay\n    was: plan_tier\n")
                .replaceFirst("growth, scale, enterprise]", "growth, grown_up, enterprise]")
                .replaceFirst("segment: scale\n", "segment: grown_up\n        was: scale\n")
                .replace("audience: pricing_visitors ", "audience: looked_at_prices\n    was: pricing_visitors ");

        var preview = body(MAPPER.createObjectNode()
                .set("model", MAPPER.createObjectNode().put("segmentation.yaml", segmentation))
                .toString());

        var plans = named(preview.path("lenses"), "lens", "what_they_pay");
        assertThat(plans.path("fate").asText()).isEqualTo("renamed");
        assertThat(plans.path("moves")).isEmpty();
        assertThat(plans.path("segments").findValuesAsText("segment"))
                .containsExactly("enterprise", "grown_up", "growth", "starter");
        assertThat(plans.path("segments").get(1)).isEqualTo(json("""
                        {"segment":"grown_up","now":1,"then":1,"entering":0,"leaving":0,"emailable":0}"""));
        assertThat(preview.path("lenses").findValuesAsText("fate")).doesNotContain("new", "removed");
        assertThat(preview.path("audiences").findValuesAsText("fate"))
                .contains("renamed")
                .doesNotContain("new", "removed");
    }

    @Test
    void goesOnWhereTheTimeWasUpUntilAllWereLookedAt() {
        var rule = "{\"rule\": {\"trait\": \"email\", \"exists\": true}, \"of\": \"people\"}";

        var first = part(rule, "");
        var second = part(rule, first.path("cursor").asText());

        assertThat(first.path("complete").asBoolean()).isFalse();
        assertThat(first.path("people").asInt()).as("of acme").isEqualTo(4);
        assertThat(second.path("complete").asBoolean()).isTrue();
        assertThat(second.has("cursor")).isFalse();
        assertThat(second.path("people").asInt()).as("of zeta").isEqualTo(1);
        assertThat(first.path("size").asInt() + second.path("size").asInt()).isEqualTo(5);
        assertThat(first.path("emailable").asInt() + second.path("emailable").asInt())
                .isEqualTo(2);
    }

    /** So much as there is time for: one account. */
    private JsonNode part(String body, String cursor) {
        return json(send("Bearer op_1", body, cursor, new TestContext(9_500))
                .path("body")
                .asText());
    }

    @Test
    void refusesACursorThatIsNone() {
        var answer =
                send("Bearer op_1", "{\"rule\": {\"event\": \"any\"}, \"of\": \"people\"}", "x", new TestContext());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asText()).contains("cursor: expected one of a page's answer, found x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rule\": {\"event\": \"any\", \"in_lst\": \"9d\"}, \"of\": \"people\"} | 1 | 27 | in_last",
                "{\"rule\": {\"evnt\": \"any\"}, \"of\": \"people\"} | 1 | 10 | event",
                "{\"rule\": {\"lens\": \"plan_teir\", \"is\": \"x\"}, \"of\": \"accounts\"} | 1 | 19 | plan_tier",
                "{\"rule\": {\"event\": \"any\"}, \"of\": \"account\"} | 1 | 34 | accounts",
                "{\"rule\": {\"event\": \"any\"}} | 1 | 1 | of: people",
                "{\"rule\": {\"all\": [{\"event\": \"A\"}, {\"not\": {\"event\": \"A\"}}]}, \"of\": \"people\"} | 1 | 10 | any instead of all, or only one of them",
            })
    void saysOfABadRuleWhereAndWhatInstead(String body, int line, int column, String instead) {
        var problem = refused(body, 422).path("problems").get(0);

        assertThat(problem.path("line").asInt()).isEqualTo(line);
        assertThat(problem.path("column").asInt()).isEqualTo(column);
        assertThat(problem.path("instead").asText()).isEqualTo(instead);
    }

    @Test
    void saysAllThatIsWrongWithAModel() {
        var body = MAPPER.createObjectNode();
        body.putObject("model")
                .put("segmentation.yaml", "timezone: Europe/Berln\nlenss: []\n")
                .put("sequences/new.yaml", "stepps: []\n");

        var problems = refused(body.toString(), 422).path("problems");

        assertThat(problems.findValuesAsText("file")).contains("segmentation.yaml", "sequences/new.yaml");
        assertThat(problems.findValuesAsText("instead")).contains("Europe/Berlin", "lenses", "steps");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | 400",
                "{} | 400",
                "{\"rule\":{},\"model\":{}} | 400",
                "{\"model\":{}} | 400",
                "{\"model\":{\"../secrets.yaml\":\"\"}} | 400",
                "{\"model\":{\"segmentation.yaml\":1}} | 400",
            })
    void refuses(String body, int status) {
        refused(body, status);
    }

    @Test
    void refusesWhatIsTooLarge() {
        refused("{\"rule\": \"" + "x".repeat(600_000) + "\"}", 413);
    }

    @ParameterizedTest
    @CsvSource({"Bearer sk_1", "Bearer pk_1", "''"})
    void isForTheOperatorAlone(String authorization) {
        assertThat(send(authorization, "{}", new TestContext())
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
    }

    private JsonNode refused(String body, int status) {
        var answer = send("Bearer op_1", body, new TestContext());
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/problem+json");
        return json(answer.path("body").asText());
    }

    private JsonNode body(String body) {
        var answer = send("Bearer op_1", body, new TestContext());
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
        return json(answer.path("body").asText());
    }

    private JsonNode send(String authorization, String body, TestContext context) {
        return send(authorization, body, "", context);
    }

    private JsonNode send(String authorization, String body, String cursor, TestContext context) {
        var request = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", "/api/preview")
                .put("rawQueryString", "cursor=" + URLEncoder.encode(cursor, UTF_8))
                .put("body", body)
                .put("isBase64Encoded", false);
        request.putObject("headers").put("authorization", authorization);
        request.putObject("requestContext").putObject("http").put("method", "POST");
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(request.toString().getBytes(UTF_8)), output, context);
        return json(output.toString(UTF_8));
    }

    private static JsonNode named(JsonNode list, String kind, String name) {
        for (var one : list) {
            if (one.path(kind).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name + " in " + list);
    }

    private static Trigger because() {
        return new Trigger(Cause.EVENT, NOON);
    }

    private int messages;

    private void person(String person, String account, String traits) {
        fold("u:" + person, "{\"type\":\"identify\",\"userId\":\"%s\",\"traits\":{%s}}".formatted(person, traits));
        fold("u:" + person, "{\"type\":\"group\",\"userId\":\"%s\",\"groupId\":\"%s\"}".formatted(person, account));
    }

    private void fold(String id, String json) {
        fold(id, NOON.minusSeconds(60), json);
    }

    private void fold(String id, Instant at, String json) {
        var key = LogKey.of(at, Trust.SECRET, "m%03d".formatted(messages++));
        var entry = new LogEntry(Id.parse(id), key, EventJson.read(json), key.time(), NOON, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(MODEL, log, customers, CLOCK).fold(entry.id(), List.of(entry));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

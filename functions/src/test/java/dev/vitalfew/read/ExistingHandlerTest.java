package dev.vitalfew.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.lifecycle.existing.Town;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.MemoryKeys;
import dev.vitalfew.platform.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingHandlerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Keys KEYS =
            new MemoryKeys(Map.of("op_1", Keys.Kind.OPERATOR, "sk_1", Keys.Kind.SECRET, "pk_1", Keys.Kind.PUBLIC));

    private final Town town = Town.including();

    @Test
    void tellsTheNumberAndTakesThemInOnce() {
        acmeWithTwo();

        assertThat(body(get(""), 200)).isEqualTo(json("""
                {"sequence":"tips","state":"live","existing":"include","accounts":1,"people":2,"emailable":2,"confirm":2}"""));
        assertThat(body(confirm("{\"confirm\":5}"), 409)).isEqualTo(json("""
                {"title":"Conflict","status":409,"detail":"there are 2 now, not 5","confirm":2}"""));

        var taken = body(confirm("{\"confirm\":2}"), 200);

        assertThat(taken.path("enrolled").asInt()).isEqualTo(2);
        assertThat(taken.path("done").asBoolean()).isTrue();
        assertThat(body(confirm("{\"confirm\":2}"), 409).path("confirm").asInt())
                .isZero();
        assertThat(body(get(""), 200).path("confirm").asInt()).isZero();
    }

    @Test
    void answersWhenTheTimeIsUpAndGoesOn() {
        acmeWithTwo();
        var requests = 1;
        while (confirm("{\"confirm\":2}", new TestContext(1_000))
                        .path("statusCode")
                        .asInt()
                == 202) {
            requests++;
        }

        assertThat(requests)
                .as("of four records each, the last of the count begins to take")
                .isEqualTo(7);
        assertThat(body(get(""), 200).path("confirm").asInt()).isZero();

        var part = body(get("", new TestContext(1_000)), 200);
        assertThat(part.path("cursor").asText()).startsWith("g:acme");
        assertThat(body(get("cursor=nonsense"), 400).path("detail").asText()).contains("cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "[]",
                "2",
                "{}",
                "{\"confirm\":\"2\"}",
                "{\"confirm\":2.5}",
                "{\"confirm\":-1}",
                "{\"confirm\":null}",
                "{\"confirm\":99999999999999999999}",
                "{\"confirm\":true}",
            })
    void refusesWhatIsNoNumber(String body) {
        acmeWithTwo();

        body(confirm(body), 400);
        assertThat(body(get(""), 200).path("confirm").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "existing: exclude | does not say existing: include",
                "priority: 2 | does not say existing: include",
                "'existing: include\nstate: draft' | is a draft",
            })
    void takesInNobodyWhomTheFileKeepsOut(String file, String said) {
        town.edit(file.replace("\\n", "\n"));
        acmeWithTwo();

        assertThat(body(confirm("{\"confirm\":2}"), 409).path("detail").asText())
                .contains(said);
        assertThat(body(get(""), 200).path("confirm").asInt()).isEqualTo(2);
    }

    @Test
    void takesThemIntoAPausedSequenceWhereTheyWait() {
        town.edit("existing: include\nstate: paused");
        acmeWithTwo();

        assertThat(body(confirm("{\"confirm\":2}"), 200).path("state").asText()).isEqualTo("paused");
    }

    @Test
    void knowsNoOtherSequence() {
        for (var method : new String[] {"GET", "POST"}) {
            var answer = send(method, "other", "", "Bearer op_1", "{\"confirm\":0}", new TestContext());
            assertThat(body(answer, 404).path("detail").asText()).isEqualTo("there is no sequence other");
        }
    }

    @ParameterizedTest
    @CsvSource({"Bearer sk_1", "Bearer pk_1", "''"})
    void isForTheOperatorAlone(String authorization) {
        body(send("GET", "tips", "", authorization, "", new TestContext()), 401);
        body(send("POST", "tips", "", authorization, "{\"confirm\":0}", new TestContext()), 401);
    }

    private void acmeWithTwo() {
        town.person("ada", "acme", "");
        town.person("bob", "acme", "");
        town.account("acme", "scale");
    }

    private JsonNode get(String query) {
        return get(query, new TestContext());
    }

    private JsonNode get(String query, TestContext context) {
        return send("GET", "tips", query, "Bearer op_1", "", context);
    }

    private JsonNode confirm(String body) {
        return confirm(body, new TestContext());
    }

    private JsonNode confirm(String body, TestContext context) {
        return send("POST", "tips", "", "Bearer op_1", body, context);
    }

    private static JsonNode body(JsonNode answer, int status) {
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
        return json(answer.path("body").asText());
    }

    private JsonNode send(
            String method, String sequence, String query, String authorization, String body, TestContext context) {
        var request = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", "/api/sequences/" + sequence + "/existing")
                .put("rawQueryString", query)
                .put("body", body)
                .put("isBase64Encoded", false);
        request.putObject("headers").put("authorization", authorization);
        request.putObject("requestContext").putObject("http").put("method", method);
        var output = new ByteArrayOutputStream();
        new ExistingHandler(KEYS, town.model, town.counting(), town.takingIn())
                .handleRequest(new ByteArrayInputStream(request.toString().getBytes(UTF_8)), output, context);
        return json(output.toString(UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

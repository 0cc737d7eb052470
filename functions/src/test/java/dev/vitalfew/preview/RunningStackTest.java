package dev.vitalfew.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.model.ModelFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningStackTest {

    private static final ModelFiles MODEL = ModelFiles.in(Path.of("../model"));

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private int status = 200;
    private String answer = "{\"complete\":true}";
    private final Queue<String> parts = new ArrayDeque<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init") // by JUnit
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Authorization")
                    + exchange.getRequestURI()
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = Optional.ofNullable(parts.poll()).orElse(answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(Optional.ofNullable(statuses.poll()).orElse(status), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheModelWithTheKey() throws InterruptedException {
        try (var stack = stack()) {
            assertThat(stack.preview(MODEL, _ -> {}).path("complete").asBoolean())
                    .isTrue();
        }

        assertThat(asked.get()).startsWith("Bearer op_1").contains("segmentation.yaml", "sequences/reactivation.yaml");
    }

    @Test
    void putsThePartsOfAnAnswerTogether() throws InterruptedException {
        parts.add("""
                {"complete":false,"cursor":"g:b\\n!","accounts":2,"countedAnew":{"meters":["any"],"items":1},
                 "lenses":[{"lens":"tier","segments":[{"segment":"big","then":2}],"unclassified":{"reasons":{"young":1}},
                            "moves":[{"from":null,"to":"big","count":1}],
                            "samples":[{"subject":"g:a","reason":"so"}]}]}""");
        answer = """
                {"complete":true,"accounts":3,"countedAnew":{"meters":["any","none"],"items":4},
                 "lenses":[{"lens":"tier","segments":[{"segment":"big","then":1}],"unclassified":{"reasons":{"old":5}},
                            "moves":[{"from":null,"to":"big","count":2},{"from":"big","to":null,"count":1}],
                            "samples":[{"subject":"g:c","reason":null}]}]}""";
        var seen = new ArrayList<Integer>();

        try (var stack = stack()) {
            var whole =
                    stack.preview(MODEL, part -> seen.add(part.path("accounts").asInt()));

            assertThat(whole.toString()).isEqualTo("""
                    {"complete":true,"accounts":5,"countedAnew":{"meters":["any","none"],"items":5},\
                    "lenses":[{"lens":"tier","segments":[{"segment":"big","then":3}],\
                    "unclassified":{"reasons":{"young":1,"old":5}},\
                    "moves":[{"from":null,"to":"big","count":3},{"from":"big","to":null,"count":1}],\
                    "samples":[{"subject":"g:a","reason":"so"},{"subject":"g:c","reason":null}]}]}""");
        }
        assertThat(seen).containsExactly(2);
        assertThat(asked.get()).contains("?cursor=g%3Ab%0A%21");
    }

    @Test
    void putsThePartsOfThoseWhoAreInTogether() throws InterruptedException {
        parts.add("{\"sequence\":\"tips\",\"people\":2,\"confirm\":2,\"cursor\":\"g:b\\n!\"}");
        answer = "{\"sequence\":\"tips\",\"people\":3,\"confirm\":3}";

        try (var stack = stack()) {
            assertThat(stack.existing("tips", _ -> {}))
                    .hasToString("{\"sequence\":\"tips\",\"people\":5,\"confirm\":5}");
        }
        assertThat(asked.get()).contains("/api/sequences/tips/existing?cursor=g%3Ab%0A%21");
    }

    @Test
    void saysTheSameAgainUntilAllCameIn() throws InterruptedException {
        parts.add("{\"enrolled\":2}");
        parts.add("{\"enrolled\":4}");
        answer = "{\"enrolled\":5}";
        statuses.addAll(List.of(202, 202));
        var seen = new ArrayList<Integer>();

        try (var stack = stack()) {
            assertThat(stack.confirm(
                            "tips", 5, part -> seen.add(part.path("enrolled").asInt())))
                    .hasToString("{\"enrolled\":5}");
        }
        assertThat(seen).containsExactly(2, 4);
        assertThat(asked.get()).endsWith("/api/sequences/tips/existing{\"confirm\":5}");
    }

    @Test
    void saysHowManyThereAreInsteadOfWhatWasConfirmed() {
        status = 409;
        answer = "{\"detail\":\"there are 3 now, not 5\"}";

        try (var stack = stack()) {
            assertThatThrownBy(() -> stack.confirm("tips", 5, _ -> {})).hasMessageContaining("there are 3 now, not 5");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {} | KEY= is the operator's",
                "405 | {} | make deploy",
                "500 | out of order | answered 500: out of order",
                "200 | <html> | not as this product does",
                "422 | {\"problems\":[{\"file\":\"s.yaml\",\"line\":3,\"column\":5,\"what\":\"no\",\"instead\":\"yes\"}]}"
                        + " | s.yaml:3:5: no. Instead: yes.",
            })
    void saysWhatWentWrongAndWhatToDo(int status, String answer, String said) {
        this.status = status;
        this.answer = answer;

        try (var stack = stack()) {
            assertThatThrownBy(() -> stack.preview(MODEL, _ -> {}))
                    .isInstanceOf(RunningStack.NoAnswer.class)
                    .hasMessageContaining(said);
        }
    }

    @Test
    void saysHowToStartWhatCannotBeReached() {
        server.stop(0);

        try (var stack = stack()) {
            assertThatThrownBy(() -> stack.preview(MODEL, _ -> {})).hasMessageContaining("make run");
        }
    }

    private RunningStack stack() {
        return new RunningStack(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "op_1");
    }
}

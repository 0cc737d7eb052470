package dev.vitalfew.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void describesEveryOperationAndNoOther() throws IOException {
        var document = object(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("../docs/openapi.yaml"))));
        var described = new TreeSet<String>();
        for (var entry : object(document.get("paths")).entrySet()) {
            for (var method : object(entry.getValue()).keySet()) {
                if (METHODS.contains(String.valueOf(method))) {
                    described.add(String.valueOf(method).toUpperCase(Locale.ROOT) + " " + entry.getKey());
                }
            }
        }

        var known = new TreeSet<String>();
        for (var operation : Operation.values()) {
            known.add(operation.method() + " " + operation.path());
        }
        assertThat(described).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void describesEveryParameterOfAQueryAndNoOther(Operation operation) throws IOException {
        var document = object(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("../docs/openapi.yaml"))));
        var path = object(object(document.get("paths")).get(operation.path()));
        var method = object(path.get(operation.method().toLowerCase(Locale.ROOT)));

        var described = Stream.of(path, method)
                .flatMap(part -> part.get("parameters") instanceof List<?> all ? all.stream() : Stream.of())
                .map(parameter -> resolved(document, object(parameter)))
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")));
        assertThat(described).containsExactlyInAnyOrderElementsOf(operation.parameters());
    }

    private static Map<?, ?> resolved(Map<?, ?> document, Map<?, ?> parameter) {
        var reference = String.valueOf(parameter.get("$ref"));
        return parameter.containsKey("$ref")
                ? object(object(object(document.get("components")).get("parameters"))
                        .get(reference.substring(reference.lastIndexOf('/') + 1)))
                : parameter;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}

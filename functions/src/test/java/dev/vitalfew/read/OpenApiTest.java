package dev.vitalfew.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}

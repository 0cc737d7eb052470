package dev.vitalfew.model.grammar;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make reference}: writes the JSON Schema's conditions and {@code docs/rules.md} anew. */
public final class WriteReference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WriteReference() {}

    /** The project's folder is the only argument. */
    public static void main(String[] arguments) throws IOException {
        var project = Path.of(arguments[0]);
        var schema = project.resolve("model/schema/segmentation.schema.json");
        Files.writeString(schema, schema(Files.readString(schema)));
        Files.writeString(project.resolve("docs/rules.md"), page());
    }

    static String schema(String before) throws IOException {
        var schema = (ObjectNode) JSON.readTree(before);
        SchemaWriter.write(schema);
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter()
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter)
                .withSeparators(
                        DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        return JSON.writer(printer).writeValueAsString(schema) + "\n";
    }

    static String page() {
        return ReferencePage.write();
    }
}

package dev.vitalfew.model.grammar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.model.grammar.Key.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions as JSON Schema, for editors. */
final class SchemaWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER_OF_DAYS = "^[1-9][0-9]{0,4}[dw]$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String PERCENTAGE = "^[0-9]{1,3}(\\.[0-9]{1,4})?%$";

    private SchemaWriter() {}

    /** Puts what conditions are under {@code $defs}, in place of what was there. */
    static void write(ObjectNode schema) {
        var definitions = schema.withObject("/$defs");
        var condition = JSON.createObjectNode();
        condition.put("description", "A condition is about one thing; docs/rules.md has every form with examples.");
        condition.put("type", "object");
        var forms = condition.putArray("oneOf");
        Grammar.forms().forEach(form -> forms.add(form(form)));
        definitions.set("condition", condition);
        definitions.set("comparison", object(Grammar.COMPARISONS));
        exactlyOne(definitions.withObject("/comparison"), names(Grammar.COMPARISONS));
        var next = JSON.createObjectNode();
        next.put("description", "One event, page, feature or email.");
        var subjects = next.putArray("oneOf");
        Grammar.counted().forEach(keys -> {
            var one = object(keys);
            one.putArray("required").add(keys.getFirst().name());
            subjects.add(one);
        });
        definitions.set("counted", next);
    }

    private static ObjectNode form(Form form) {
        var written = object(form.keys());
        if (!form.one().isEmpty()) {
            exactlyOne(written, form.one());
        }
        if (!form.most().isEmpty()) {
            var pairs = JSON.createArrayNode();
            var names = new ArrayList<>(form.most());
            for (var i = 0; i < names.size(); i++) {
                for (var other : names.subList(i + 1, names.size())) {
                    pairs.addObject().putArray("required").add(names.get(i)).add(other);
                }
            }
            written.putObject("not").set("anyOf", pairs);
        }
        var needed = written.putArray("required");
        form.needed().forEach(needed::add);
        return written;
    }

    private static ObjectNode object(List<Key> keys) {
        var written = JSON.createObjectNode();
        written.put("type", "object");
        var properties = written.putObject("properties");
        keys.forEach(key -> properties.set(key.name(), type(key.type()).put("description", key.meaning())));
        written.put("additionalProperties", false);
        return written;
    }

    private static void exactlyOne(ObjectNode written, Collection<String> names) {
        var choices = written.putArray("oneOf");
        names.forEach(name -> choices.addObject().putArray("required").add(name));
    }

    private static List<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).toList();
    }

    private static ObjectNode type(Type type) {
        var written = JSON.createObjectNode();
        return switch (type) {
            case Type.Texts(var list) -> list ? oneOrMore(text()) : text();
            case Type.Value(var list) -> list ? listOf(value()) : value();
            case Type.Numeric(var whole, var least) -> number(whole, least);
            case Type.Range(var whole) -> pair(number(whole, whole ? 0 : Integer.MIN_VALUE));
            case Type.Share(var range) -> range ? pair(share()) : share();
            case Type.Percentage _ -> pattern(PERCENTAGE);
            case Type.Days _ -> pattern(NUMBER_OF_DAYS);
            case Type.Date _ -> pattern(DATE);
            case Type.Flag _ -> written.put("const", true);
            case Type.FlagOrDays _ -> choice(JSON.createObjectNode().put("const", true), pattern(NUMBER_OF_DAYS));
            case Type.Choice(var words) -> word(words);
            case Type.Choices(var words) -> oneOrMore(word(words));
            case Type.Pattern(var expression) -> pattern(expression);
            case Type.Condition _ -> written.put("$ref", "#/$defs/condition");
            case Type.Conditions _ -> listOf(JSON.createObjectNode().put("$ref", "#/$defs/condition"));
            case Type.Where _ -> {
                written.put("type", "object").putObject("additionalProperties").put("$ref", "#/$defs/comparison");
                yield written;
            }
            case Type.Next _ -> written.put("$ref", "#/$defs/counted");
        };
    }

    private static ObjectNode word(List<String> words) {
        var written = JSON.createObjectNode();
        words.forEach(written.putArray("enum")::add);
        return written;
    }

    private static ObjectNode text() {
        return JSON.createObjectNode().put("type", "string");
    }

    private static ObjectNode value() {
        var written = JSON.createObjectNode();
        written.putArray("type").add("string").add("number").add("boolean");
        return written;
    }

    private static ObjectNode number(boolean whole, int least) {
        var written = JSON.createObjectNode().put("type", whole ? "integer" : "number");
        return least == Integer.MIN_VALUE ? written : written.put("minimum", least);
    }

    private static ObjectNode share() {
        return choice(number(true, 0), pattern(PERCENTAGE));
    }

    private static ObjectNode pattern(String expression) {
        return text().put("pattern", expression);
    }

    private static ObjectNode listOf(ObjectNode one) {
        var written = JSON.createObjectNode().put("type", "array");
        written.set("items", one);
        return written.put("minItems", 1);
    }

    private static ObjectNode oneOrMore(ObjectNode one) {
        return choice(one, listOf(one.deepCopy()));
    }

    private static ObjectNode pair(ObjectNode one) {
        var written = JSON.createObjectNode().put("type", "array");
        written.putArray("prefixItems").add(one).add(one.deepCopy());
        return written.put("items", false).put("minItems", 2);
    }

    private static ObjectNode choice(ObjectNode... options) {
        var written = JSON.createObjectNode();
        var choices = written.putArray("oneOf");
        List.of(options).forEach(choices::add);
        return written;
    }
}

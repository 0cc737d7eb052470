package dev.vitalfew.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Whether a file has the columns that its mapping names. Without those that say whose a row is, what happened and when,
 * nothing can be imported; without that of a trait or property, all the rest can.
 */
final class Columns {

    private final Table table;
    private final Mapping mapping;
    private final List<String> warnings = new ArrayList<>();

    Columns(Table table, Mapping mapping) {
        this.table = table;
        this.mapping = mapping;
    }

    /** The mapping without what the file doesn't have; throws {@link Refused} when that is too much. */
    Mapping usable() {
        var missing = mapping.needed().flatMap(value -> missing(value).stream()).toList();
        if (!missing.isEmpty()) {
            throw new Refused(missing);
        }
        mapping.where().keySet().stream()
                .filter(column -> !table.has(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new Refused("where: " + table.missing(column) + ".");
                });
        var fields = new TreeMap<>(mapping.fields());
        fields.entrySet().removeIf(field -> {
            var reasons = missing(field.getValue());
            reasons.forEach(reason -> warnings.add(reason + " Imported without " + field.getKey() + "."));
            return !reasons.isEmpty();
        });
        return new Mapping(
                mapping.message(),
                mapping.account(),
                mapping.person(),
                mapping.event(),
                mapping.time(),
                fields,
                mapping.where(),
                mapping.zone(),
                mapping.format());
    }

    List<String> warnings() {
        return warnings;
    }

    private List<String> missing(Value value) {
        return value.columns().stream()
                .filter(column -> !table.has(column))
                .map(column -> value.place() + ": " + table.missing(column) + ".")
                .toList();
    }
}

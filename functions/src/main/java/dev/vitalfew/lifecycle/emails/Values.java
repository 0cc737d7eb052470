package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Nearest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that templates can name, as {@code person.firstName}. */
final class Values {

    private final Map<String, Set<String>> names;
    private final Brand brand;

    Values(Known known, Brand brand) {
        var brands = new TreeSet<>(brand.values().keySet());
        brands.addAll(Brand.OPTIONAL);
        this.brand = brand;
        names = Map.of(
                "person",
                known.person(),
                "account",
                known.account(),
                "brand",
                brands,
                "links",
                new TreeSet<>(Links.NAMES));
    }

    boolean has(String path) {
        var parts = path.split("\\.", -1);
        return parts.length == 2 && names.getOrDefault(parts[0], Set.of()).contains(parts[1]);
    }

    /** Whether it has a value for every recipient. */
    boolean always(String path) {
        return path.startsWith("links.")
                || path.startsWith("brand.") && brand.values().containsKey(path.substring("brand.".length()));
    }

    /** What was meant by a name that there is not: {@code person.firstName} by {@code firstName}. */
    String instead(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        var root = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
        var roots = names.containsKey(root)
                ? Stream.of(root)
                : root.isEmpty()
                        ? Stream.of("person", "account", "brand", "links")
                        : Nearest.to(root, names.keySet()).stream();
        return roots.flatMap(one -> Nearest.to(name, names.getOrDefault(one, Set.of())).stream()
                        .map(near -> one + "." + near))
                .findFirst()
                .orElseGet(() -> others(root));
    }

    private String others(String root) {
        return switch (root) {
            case "person", "account" -> "a trait that a rule reads, or an example of it in " + Example.FILE;
            case "brand", "links" ->
                names.getOrDefault(root, Set.of()).stream()
                        .map(name -> root + "." + name)
                        .collect(Collectors.joining(", ", "one of ", ""));
            default -> "person.…, account.…, brand.… or links.…";
        };
    }
}

package dev.vitalfew.model.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to write a condition.
 *
 * @param title what it is about, a heading
 * @param keys all that may be written
 * @param needed of these all are
 * @param one of these exactly one is; empty for no such choice
 * @param most of these at most one is
 * @param examples with what each means in words
 * @param person what it means on a person
 * @param account what it means on an account
 * @param young what it means for somebody who is younger than its dates
 */
record Form(
        String title,
        List<Key> keys,
        Set<String> needed,
        Set<String> one,
        Set<String> most,
        List<Example> examples,
        String person,
        String account,
        String young) {

    /** @param condition as it is written in YAML */
    record Example(String condition, String words) {}

    Form {
        keys = List.copyOf(keys);
        examples = List.copyOf(examples);
    }

    static Form of(String title, List<Key> keys) {
        return new Form(title, keys, Set.of(), Set.of(), Set.of(), List.of(), "the same", "the same", "the same");
    }

    Form needs(String... names) {
        return new Form(title, keys, ordered(names), one, most, examples, person, account, young);
    }

    Form oneOf(List<Key> choice) {
        return new Form(title, keys, needed, names(choice), most, examples, person, account, young);
    }

    Form atMostOneOf(List<Key> choice) {
        return new Form(title, keys, needed, one, names(choice), examples, person, account, young);
    }

    Form means(String onPerson, String onAccount, String whenYoung) {
        return new Form(title, keys, needed, one, most, examples, onPerson, onAccount, whenYoung);
    }

    Form example(String condition, String words) {
        var more = new ArrayList<>(examples);
        more.add(new Example(condition, words));
        return new Form(title, keys, needed, one, most, more, person, account, young);
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(Arrays.asList(names));
    }

    private static Set<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

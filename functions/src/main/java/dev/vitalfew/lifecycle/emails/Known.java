package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.UsualTraits;
import dev.vitalfew.quality.Reads;
import dev.vitalfew.rules.Preference;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The traits that emails may name: the usual ones of the Segment spec, those that the model's rules read, and those of
 * which {@code emails/example.yaml} gives an example.
 */
record Known(Set<String> person, Set<String> account, Set<String> topics) {

    Known {
        person = Set.copyOf(person);
        account = Set.copyOf(account);
        topics = Set.copyOf(topics);
    }

    static Known of(Model model, Example example) {
        var known = of(example);
        var person = new TreeSet<>(known.person);
        var account = new TreeSet<>(known.account);
        Reads.traits(model).forEach(read -> (read.of() == Of.PEOPLE ? person : account).add(read.trait()));
        return new Known(person, account, topics(model));
    }

    private static Set<String> topics(Model model) {
        return model.preferences().stream()
                .flatMap(preference -> preference.inference().stream())
                .flatMap(inference -> inference.topics().stream())
                .map(Preference.Topic::name)
                .collect(Collectors.toSet());
    }

    /** Without a model's rules. */
    static Known of(Example example) {
        var person = new TreeSet<>(UsualTraits.OF_BOTH);
        var account = new TreeSet<>(UsualTraits.OF_BOTH);
        person.addAll(UsualTraits.OF_PEOPLE);
        account.addAll(UsualTraits.OF_ACCOUNTS);
        person.addAll(example.person().keySet());
        account.addAll(example.account().keySet());
        return new Known(person, account, Set.of());
    }
}

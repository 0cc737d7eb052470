package dev.vitalfew.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.Trust;
import dev.vitalfew.identity.Id;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class QualityTest {

    /** Of more values than are kept, too: which of them are kept depends on no order either. */
    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void findsTheSameHoweverTheNotesWereSplitAndMerged(@ForAll long seed) {
        var random = new Random(seed);
        var customers = customers(random);
        var whole = new Noting();
        customers.forEach(customer -> customer.accept(whole));

        var parts = IntStream.rangeClosed(0, random.nextInt(7))
                .mapToObj(_ -> new Noting())
                .toList();
        Collections.shuffle(customers, random);
        customers.forEach(customer -> customer.accept(parts.get(random.nextInt(parts.size()))));
        var merged = merged(
                new ArrayList<>(parts.stream()
                        .map(part -> Quality.read(part.notes.write()))
                        .toList()),
                random);

        assertThat(Findings.of(Noting.MODEL, merged, Map.of()))
                .isEqualTo(Findings.of(Noting.MODEL, whole.notes, Map.of()));
        assertThat(merged.write()).isEqualTo(whole.notes.write());
    }

    @Test
    void staysSmallHoweverManyItIsOf() {
        var noting = new Noting();
        for (int i = 0; i < 3_000; i++) {
            noting.account("account-" + i, Map.of("name", "Name " + i, "plan", "plan " + i % 40, "mrr", i, "seats", 7))
                    .person("account-" + i, "person-" + i, Map.of("email", i + "@a.example", "title", "Title " + i))
                    .event("person-" + i, "Event " + i);
        }

        assertThat(noting.notes.write().length()).isLessThan(250_000);
        assertThat(noting.notes.write(40_000).length()).isLessThan(40_000);
        assertThat(Quality.read(noting.notes.write(40_000)).accounts()).isEqualTo(3_000);
    }

    @Test
    void readsNotesThatLackWhatIsNotedToday() {
        assertThat(Quality.read("{\"accounts\":3,\"whatever\":1}").accounts()).isEqualTo(3);
    }

    /** Two at a time, in any order. */
    private static Quality merged(List<Quality> parts, Random random) {
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            var one = parts.removeLast();
            parts.getLast().add(one);
        }
        return parts.getFirst();
    }

    private static List<Consumer<Noting>> customers(Random random) {
        var customers = new ArrayList<Consumer<Noting>>();
        var names = 1 + random.nextInt(700);
        for (int i = random.nextInt(900); i > 0; i--) {
            var id = Integer.toString(i);
            var traits = new HashMap<String, Object>();
            state(traits, "name", random, "Name " + random.nextInt(names), "Name_" + random.nextInt(names));
            state(traits, "plan", random, "pro", "Pro", "plan " + random.nextInt(30), 7);
            state(traits, "mrr", random, random.nextInt(120), "49", 49);
            state(traits, "seats", random, 7, 1 + random.nextInt(20));
            state(traits, "employees", random, 7, "7", "seven");
            state(traits, "email", random, "ada@a.example", id + "@a.example");
            var trust = random.nextInt(9) == 0 ? Trust.PUBLIC : Trust.SECRET;
            var skewed = random.nextInt(20) == 0;
            var account = random.nextBoolean() ? Id.known(id) : Id.account("a" + i);
            customers.add(noting -> noting.person(
                    account, Noting.item(Id.known(id), traits, trust, skewed, skewed ? "Task Created" : "Other")));
            customers.add(noting -> noting.account("a" + id, traits));
            var event = "Event " + random.nextInt(300);
            customers.add(noting -> noting.event(id, event));
        }
        return customers;
    }

    private static void state(Map<String, Object> traits, String name, Random random, Object... values) {
        if (random.nextInt(4) > 0) {
            traits.put(name, values[random.nextInt(values.length)]);
        }
    }
}

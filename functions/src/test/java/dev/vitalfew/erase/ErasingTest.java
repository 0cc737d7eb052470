package dev.vitalfew.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.platform.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasingTest extends ErasingWorld {

    @Test
    void leavesNothingOfAPersonButThatTheyWereErased() {
        acme();
        tasks.open(task("1", ADA));
        letters.records.put(ADA, new HashSet<>(Set.of("enrollment#welcome", "send#welcome")));
        letters.addresses.put(ADA, Set.of("hash of a former address"));

        var erased = erasing.person(LAPTOP, () -> false).orElseThrow();

        assertThat(erased.done()).isTrue();
        assertThat(erased.counts())
                .containsEntry("ids", 2)
                .containsEntry("events", 5)
                .containsEntry("tasks", 1)
                .containsEntry("emails and enrollments", 2);
        assertThat(List.of(ADA, LAPTOP)).allSatisfy(id -> {
            assertThat(log.read(id)).isEmpty();
            assertThat(customers.itemsOf(customers.find(id).place())).isEmpty();
            assertThat(customers.standing(customers.find(id))).isEmpty();
            assertThat(customers.changes(id, false, 10)).isEmpty();
        });
        assertThat(letters.records.get(ADA)).isEmpty();
        assertThat(tasks.store().find("1")).isEmpty();
        assertThat(suppressions.find("any", ADA)).contains(Reason.ERASED);
        assertThat(List.of(Hash.address("ada@example.com"), "hash of a former address"))
                .allSatisfy(hash -> assertThat(suppressions.find(hash, BEN)).contains(Reason.ERASED));
    }

    @Test
    void leavesOthersAsTheyWereAndSettlesTheirAccount() {
        acme();
        tasks.open(task("2", BEN));
        var ben = customers.itemsOf(customers.find(BEN).place());
        assertThat(segment()).contains("several");

        erasing.person(ADA, () -> false);

        assertThat(segment()).contains("few");
        assertThat(customers.itemsOf(customers.find(BEN).place())).isEqualTo(ben);
        assertThat(log.read(BEN)).hasSize(3);
        assertThat(tasks.store().find("2")).isPresent();
        assertThat(suppressions.find(Hash.address("ben@example.com"), BEN)).isEmpty();
    }

    @Test
    void leavesNothingToDoForTheSecondRequest() {
        acme();
        erasing.person(ADA, () -> false);

        assertThat(erasing.person(ADA, () -> false)).contains(new Erased(true, Map.of()));
        assertThat(erasing.person(LAPTOP, () -> false)).contains(new Erased(true, Map.of()));
        assertThat(erasing.person(Id.known("nobody"), () -> false)).isEmpty();
    }

    /** Whatever it came to when its time was up. */
    @Test
    void goesOnWhereTimeWasUpAndIsTrueAtOnce() {
        acme();
        tasks.open(task("1", ADA));
        for (int second = 100; second < 200; second++) {
            take(track(ADA, second));
        }

        var requests = 0;
        Erased erased;
        do {
            var left = new int[] {8};
            erased = erasing.person(ADA, () -> left[0]-- <= 0).orElseThrow();
            requests++;
            take(track(ADA, 300 + requests));
            assertThat(suppressions.find(Hash.address("ada@example.com"), ADA)).contains(Reason.ERASED);
            assertThat(customers.find(LAPTOP).isErased()).isTrue();
            assertThat(requests).isLessThan(50);
        } while (!erased.done());

        assertThat(requests).isGreaterThan(1);
        assertThat(log.read(ADA)).isEmpty();
        assertThat(log.read(LAPTOP)).isEmpty();
        assertThat(customers.itemsOf(customers.find(ADA).place())).isEmpty();
        assertThat(segment()).contains("few");
    }

    @Test
    void bringsNobodyBackByLateOrRepeatedEvents() {
        acme();
        var before = log.read(ADA).toList();
        erasing.person(ADA, () -> false);
        var changes = customers.history().size();

        before.forEach(this::take);
        take(track(ADA, -500));
        take(identify(LAPTOP, "ada", "laptop", 400));

        assertThat(customers.people(ACME, Optional.empty(), 10)).containsExactly(BEN);
        assertThat(customers.find(ADA).isErased()).isTrue();
        assertThat(customers.history()).hasSize(changes);
        assertThat(log.read(ADA)).isEmpty();
    }

    @Test
    void tellsNobodyWhereAPersonWasWhoWasErased() {
        acme();
        assertThat(customers.changes(ADA, false, 10)).isNotEmpty();

        erasing.person(ADA, () -> false);

        assertThat(customers.history()).extracting(Change::subject).doesNotContain(ADA, LAPTOP);
    }

    @Test
    void erasesAnAccountWithItsPeople() {
        acme();
        take(identify(Id.known("cleo"), "cleo", null, 0));
        tasks.open(task("1", ACME));

        var erased = erasing.account(ACME, () -> false).orElseThrow();

        assertThat(erased.done()).isTrue();
        assertThat(erased.counts()).containsEntry("people", 2);
        assertThat(customers.account(ACME)).isExhausted();
        assertThat(List.of(ADA, BEN, LAPTOP, SELF)).allSatisfy(id -> {
            assertThat(customers.find(id).isErased()).isTrue();
            assertThat(log.read(id)).isEmpty();
        });
        assertThat(customers.history()).extracting(Change::account).doesNotContain(ACME);
        assertThat(tasks.store().find("1")).isEmpty();
        assertThat(customers.find(Id.known("cleo")).isErased()).isFalse();
        assertThat(erasing.account(ACME, () -> false)).contains(new Erased(true, Map.of()));
    }

    @Test
    void erasesAnAccountInSeveralRequests() {
        acme();

        var requests = 0;
        Erased erased;
        do {
            var left = new int[] {12};
            erased = erasing.account(ACME, () -> left[0]-- <= 0).orElseThrow();
            requests++;
            assertThat(requests).isLessThan(50);
        } while (!erased.done());

        assertThat(requests).isGreaterThan(1);
        assertThat(customers.account(ACME)).isExhausted();
        assertThat(List.of(ADA, BEN, LAPTOP, SELF))
                .allSatisfy(id -> assertThat(log.read(id)).isEmpty());
    }
}

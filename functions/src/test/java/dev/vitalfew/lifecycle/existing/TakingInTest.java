package dev.vitalfew.lifecycle.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.existing.Confirmation.Phase;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakingInTest {

    private static final Id ACME = Id.account("acme");
    private static final Id ADA = Id.known("ada");

    private final Town town = Town.including();

    @Test
    void countsPeopleOfAccountsAndThoseByThemselves() {
        acmeWithThree();
        town.person("eve", "zeta", ",\"fan\":true");
        town.account("zeta", "starter");
        town.person("gus", "", ",\"plan\":\"scale\"");
        town.suppressions.add(
                Addresses.hash("bob@example.com"), Optional.empty(), Suppressions.Reason.BOUNCED, town.now);

        var numbers = town.count();

        assertThat(numbers).as("without bob, who bounced, and cai, who refuses").isEqualTo(numbers(2, 5, 3));
        assertThat(town.confirm(4).counted()).as("the same as is shown").isEqualTo(5);
    }

    /** People come and go while an operator reads the number. */
    @ParameterizedTest
    @CsvSource({"8, REFUSED", "9, DONE", "10, DONE", "11, REFUSED"})
    void aNumberThatIsUpToATenthGreaterIsRightAndASmallerOneNever(int number, Phase phase) {
        for (var person = 1; person <= 9; person++) {
            town.person("p" + person, "", ",\"plan\":\"scale\"");
        }

        assertThat(town.confirm(number).phase()).isEqualTo(phase);
    }

    @Test
    void countsAPersonWithoutAnAccountAsAnAccountOfOne() {
        town.person("gus", "", ",\"plan\":\"scale\"");

        assertThat(town.count()).isEqualTo(numbers(1, 1, 1));

        town.confirm(1);

        assertThat(town.entries(Id.known("gus")))
                .containsExactly(new Entry(Id.known("gus"), "tier", "big", 1, town.now));
    }

    @Test
    void enrollsByTheChangesOwnNumberAtTheTimeOfTheConfirmation() {
        acmeWithThree();
        town.now = town.now.plus(Duration.ofDays(40));

        var done = town.confirm(3);

        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.taken()).isEqualTo(3);
        assertThat(town.entries(ADA)).containsExactly(new Entry(ACME, "tier", "big", 1, town.now));
        assertThat(town.enrollments.of(ADA).getFirst().account()).isEqualTo(ACME);
        assertThat(town.enrollments.of(ADA).getFirst().look()).contains(town.now.plusSeconds(60));
    }

    @Test
    void enrollsNobodyWhenTheNumberIsWrong() {
        acmeWithThree();

        var refused = town.confirm(2);

        assertThat(refused.phase()).isEqualTo(Phase.REFUSED);
        assertThat(refused.counted()).isEqualTo(3);
        assertThat(town.in("ada", "bob", "cai")).isZero();
        assertThat(town.confirm(3).phase()).as("the right one after that").isEqualTo(Phase.DONE);
    }

    @Test
    void enrollsNobodyTwice() {
        acmeWithThree();
        town.confirm(3);

        var again = town.confirm(3);

        assertThat(again.phase()).isEqualTo(Phase.REFUSED);
        assertThat(again.counted()).isZero();
        assertThat(town.entries(ADA)).hasSize(1);
        assertThat(town.count()).isEqualTo(numbers(0, 0, 0));
    }

    @Test
    void countsNobodyWhoEnteredByTheMembershipTheyAreIn() {
        acmeWithThree();
        var entry = new Entry(ACME, "tier", "big", 1, Town.NOON.minusSeconds(5));
        town.enrollments.enroll(Enrollment.of(ADA, ACME, town.tips(), entry, town.now));

        assertThat(town.count().people()).isEqualTo(2);

        town.rename();

        assertThat(town.count().people()).as("under the lens's other name").isEqualTo(2);
    }

    @Test
    void takesAPersonOnceWhoIsInBySeveral() {
        town.person("ada", "acme", ",\"fan\":true");
        town.account("acme", "scale");

        town.confirm(1);

        assertThat(town.entries(ADA)).extracting(Entry::membership).containsExactly("fans");
        assertThat(town.count().people()).isZero();
    }

    @Test
    void takesThoseOfTheRolesThatItIsFor() {
        town.edit("existing: include\nto: { role: [owner] }");
        town.person("ada", "acme", ",\"role\":\"Owner\"");
        town.person("bob", "acme", ",\"role\":\"guest\"");
        town.person("cai", "acme", "");
        town.account("acme", "scale");

        town.confirm(2);

        assertThat(town.in("ada", "bob", "cai")).isEqualTo(2);
        assertThat(town.in("bob")).isZero();
    }

    @Test
    void takesTheAccountThatIsToChooseOne() {
        town.edit("existing: include\nto: most_active");
        acmeWithThree();
        town.person("eve", "zeta", ",\"fan\":true");
        town.account("zeta", "starter");

        assertThat(town.count()).as("one of acme, and eve").isEqualTo(numbers(1, 2, 2));
        assertThat(inParts(2).taken()).isEqualTo(2);
        assertThat(town.entries(ACME)).containsExactly(new Entry(ACME, "tier", "big", 1, town.now));
        assertThat(town.in("ada", "bob", "cai")).as("until one is chosen").isZero();
        assertThat(town.in("eve")).isOne();
    }

    @Test
    void countsInPartsThatAddUp() {
        acmeWithThree();
        town.person("eve", "zeta", "");
        town.account("zeta", "scale");
        var parts = new ArrayList<Numbers>();
        Optional<String> cursor = Optional.empty();
        do {
            parts.add(town.counting().count(town.tips(), cursor, () -> true));
            cursor = parts.getLast().cursor();
        } while (cursor.isPresent());

        assertThat(parts).as("two accounts and four people, and no more").hasSize(8);
        assertThat(parts.stream().mapToLong(Numbers::people).sum()).isEqualTo(4);
        assertThat(parts.stream().mapToLong(Numbers::emailable).sum()).isEqualTo(3);
    }

    @Test
    void goesOnInParts() {
        acmeWithThree();

        var done = inParts(3);

        assertThat(done.taken()).isEqualTo(3);
        assertThat(town.in("ada", "bob", "cai")).isEqualTo(3);
        assertThat(town.confirmations.of("tips")).hasSize(1);
    }

    @Test
    void sweepsInNobodyWhoComesAfterTheConfirmation() {
        acmeWithThree();
        var begun = town.confirm(3, () -> true);
        assertThat(begun.phase()).isEqualTo(Phase.COUNTING);
        town.now = town.now.plusSeconds(1);
        town.person("eve", "newcomer", "");
        town.account("newcomer", "scale");

        assertThat(inParts(3).taken()).isEqualTo(3);
        assertThat(town.in("ada", "bob", "cai")).isEqualTo(3);
        assertThat(town.in("eve")).isZero();
        assertThat(town.count().people()).as("for another word").isOne();
    }

    @Test
    void takesNoMoreThanWereConfirmedWhateverIsSeenLater() {
        acmeWithThree();
        var confirmation = town.confirm(3, () -> true);
        while (confirmation.phase() == Phase.COUNTING) {
            confirmation = town.confirm(3, () -> true);
        }
        town.person("abe", "acme", "");

        assertThat(inParts(3).taken()).isEqualTo(3);
        assertThat(town.in("abe", "ada", "bob", "cai")).isEqualTo(3);
    }

    @Test
    void goesOnAfterACrash() {
        acmeWithThree();
        var stored = new MemoryEnrollments();
        town.enrollments = new Crashing(stored, 2);
        assertThatThrownBy(() -> town.confirm(3)).hasMessage("crash");
        town.enrollments = stored;
        assertThat(town.in("ada", "bob", "cai")).isEqualTo(1);
        var began = town.confirmations.of("tips").findFirst().orElseThrow().at();
        town.now = town.now.plusSeconds(300);

        var done = town.confirm(3);

        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.taken()).isEqualTo(3);
        assertThat(town.entries(ADA)).containsExactly(new Entry(ACME, "tier", "big", 1, began));
        assertThat(town.in("ada", "bob", "cai")).isEqualTo(3);
    }

    @Test
    void asksAgainWhenTheSequenceWasEditedOrTheWordIsOld() {
        acmeWithThree();
        town.confirm(3, () -> true);
        town.now = town.now.plus(Duration.ofDays(1));
        assertThat(town.confirm(3, () -> true).at()).isEqualTo(town.now);
        town.now = town.now.plusSeconds(5);
        town.edit("existing: include\npriority: 2");

        assertThat(town.confirm(3, () -> true).at()).isEqualTo(town.now);
    }

    private void acmeWithThree() {
        town.person("ada", "acme", "");
        town.person("bob", "acme", "");
        town.person("cai", "acme", ",\"unsubscribed\":true");
        town.account("acme", "scale");
    }

    private Confirmation inParts(long number) {
        for (var request = 0; request < 50; request++) {
            var confirmation = town.confirm(number, () -> true);
            if (confirmation.phase() == Phase.DONE || confirmation.phase() == Phase.REFUSED) {
                return confirmation;
            }
        }
        throw new AssertionError("it never ends");
    }

    private static Numbers numbers(long accounts, long people, long emailable) {
        return new Numbers(accounts, people, emailable, Optional.empty());
    }

    /** Fails at one of those to be enrolled. */
    private static final class Crashing implements Enrollments {

        private final Enrollments inner;
        private int left;

        Crashing(Enrollments inner, int at) {
            this.inner = inner;
            this.left = at;
        }

        @Override
        public boolean enroll(Enrollment enrollment) {
            if (--left == 0) {
                throw new IllegalStateException("crash");
            }
            return inner.enroll(enrollment);
        }

        @Override
        public Optional<Enrollment> find(Id person, String record) {
            return inner.find(person, record);
        }

        @Override
        public List<Enrollment> find(Collection<Key> keys) {
            return inner.find(keys);
        }

        @Override
        public List<Enrollment> of(Id person) {
            return inner.of(person);
        }

        @Override
        public boolean save(Enrollment changed) {
            return inner.save(changed);
        }

        @Override
        public Id choose(Id account, String sequence, Entry entry, Id candidate) {
            return inner.choose(account, sequence, entry, candidate);
        }

        @Override
        public List<Due> due(Instant now, int limit) {
            return inner.due(now, limit);
        }

        @Override
        public boolean lease(Due due, Instant until) {
            return inner.lease(due, until);
        }
    }
}

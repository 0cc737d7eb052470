package dev.vitalfew.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.announce.Announcement;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Item;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Erasing while folds are under way, and what the bus is told of it, which may fail. */
class ErasingMeanwhileTest extends ErasingWorld {

    /** A lane has moved Eve from Ben to Ada, and died before it moved Eve's tablet. */
    @Test
    void erasesWhoWasStillToFollowAndLeavesWhomTheyLieWith() {
        acme();
        var eve = Id.known("eve");
        var tablet = Id.anonymous("tablet");
        take(alias(eve, "ben", 30));
        take(identify(tablet, "eve", "tablet", 40));
        var moves = new AtomicInteger();
        var dying = folding(before("place", () -> {
            if (moves.incrementAndGet() == 2) {
                throw new IllegalStateException("died");
            }
        }));
        assertThatThrownBy(() -> take(alias(eve, "ada", 25), dying)).hasMessage("died");
        assertThat(customers.find(eve).place().person()).isEqualTo(ADA);
        assertThat(customers.find(tablet).place().person()).isEqualTo(BEN);

        erasing.person(ADA, () -> false);

        assertThat(List.of(ADA, eve, tablet, LAPTOP)).allSatisfy(id -> {
            assertThat(customers.find(id).isErased()).isTrue();
            assertThat(customers.item(customers.find(id).place(), id)).isEmpty();
            assertThat(log.read(id)).isEmpty();
        });
        assertThat(customers.find(BEN).isErased()).isFalse();
        assertThat(customers.itemsOf(customers.find(BEN).place()))
                .extracting(Item::id)
                .containsExactly(BEN);
    }

    /** The fold has asked whether Ada was erased, and is about to place the tablet with her. */
    @Test
    void bringsNobodyToWhoeverIsErasedMeanwhile() {
        acme();
        var tablet = Id.anonymous("tablet");
        var looks = new AtomicInteger();
        var late = folding(before("find", () -> {
            if (looks.incrementAndGet() == 3) {
                erasing.person(ADA, () -> false);
            }
        }));

        take(identify(tablet, "ada", "tablet", 40), late);

        assertThat(customers.itemsOf(customers.find(ADA).place())).isEmpty();
        assertThat(customers.find(tablet).exists()).isFalse();
        assertThat(log.read(tablet)).isEmpty();
    }

    @Test
    void tellsWhoeverListensOfEachIdAndNothingElseOfThem() {
        acme();

        erasing.person(LAPTOP, () -> false);

        assertThat(told)
                .containsExactly(
                        new Announcement(
                                "PersonErased",
                                "{\"id\":\"u:ada/erased\",\"subject\":\"u:ada\",\"at\":\"2026-11-22T12:00:00Z\"}"),
                        new Announcement(
                                "PersonErased",
                                "{\"id\":\"a:laptop/erased\",\"subject\":\"a:laptop\",\"at\":\"2026-11-22T12:00:00Z\"}"));
    }

    @Test
    void tellsOfAnAccountWhenItsPeopleAreErased() {
        acme();

        erasing.account(ACME, () -> false);

        assertThat(told)
                .extracting(Announcement::type)
                .containsExactly("PersonErased", "PersonErased", "PersonErased", "AccountErased");
        assertThat(told.getLast().detail()).contains("\"subject\":\"g:acme\"");
    }

    /** Whoever can't be told yet is told by the request that is made again. */
    @Test
    void losesNothingToTellWhenTheBusFails() {
        acme();
        var refusing = new int[] {2};
        var unlucky = erasing(announcements -> {
            if (refusing[0]-- > 0) {
                throw new IllegalStateException("the bus refused");
            }
            told.addAll(announcements);
        });

        for (var request = 0; request < 2; request++) {
            assertThatThrownBy(() -> unlucky.person(ADA, () -> false)).hasMessage("the bus refused");
        }
        unlucky.person(ADA, () -> false);

        assertThat(told)
                .extracting(Announcement::detail)
                .satisfiesExactly(laptop -> assertThat(laptop).contains("a:laptop/erased"), ada -> assertThat(ada)
                        .contains("u:ada/erased"));
    }

    /** The customers; before each call of the name something happens. */
    private CustomerStore before(String name, Runnable happens) {
        return (CustomerStore) Proxy.newProxyInstance(
                ErasingMeanwhileTest.class.getClassLoader(),
                new Class<?>[] {CustomerStore.class},
                (_, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        happens.run();
                    }
                    return method.invoke(customers, arguments);
                });
    }

    private LogEntry alias(Id id, String userId, int second) {
        return entry(id, second, new Event.Alias(envelope(userId, null, second), id.value()));
    }
}

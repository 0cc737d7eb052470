package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.lifecycle.ledger.DynamoRow;
import dev.vitalfew.lifecycle.ledger.MemoryRow;
import dev.vitalfew.lifecycle.ledger.Pace;
import dev.vitalfew.lifecycle.ledger.SharedPace;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaceTest {

    private static final Instant START = Workbench.TUESDAY;

    static List<SharedPace.Row> rows() {
        return List.of(new MemoryRow(), new DynamoRow(DynamoLocal.client(), DynamoLocal.table("name")));
    }

    private record Free(Instant at, int sender) {}

    /** Ten minutes of senders that always have something to send; a call takes between 50 and 250 ms of simulated time. */
    @ParameterizedTest
    @CsvSource({"1, 5", "14, 5", "14, 50", "200, 50", "200, 300"})
    void keepsFourFifthsOfTheRateAndNeverMore(double rate, int senders) {
        var random = new Random(7);
        var row = new MemoryRow();
        var asked = new ArrayList<Instant>();
        var sent = new ArrayList<Instant>();
        var paces = new ArrayList<SharedPace>();
        var free = new PriorityQueue<>(Comparator.comparing(Free::at).thenComparing(Free::sender));
        var now = new Instant[] {START};
        for (var sender = 0; sender < senders; sender++) {
            paces.add(new SharedPace(row, () -> {
                asked.add(now[0]);
                return new Pace.Grant(rate, -1, 0);
            }));
            free.add(new Free(START.plusMillis(random.nextInt(1000)), sender));
        }
        var end = START.plus(Duration.ofMinutes(10));
        while (free.peek().at().isBefore(end)) {
            var next = free.poll();
            now[0] = next.at();
            switch (paces.get(next.sender()).take(next.at())) {
                case Pace.Turn.At(var time) -> {
                    sent.add(time);
                    free.add(new Free(time.plusMillis(50 + random.nextInt(200)), next.sender()));
                }
                case Pace.Turn.Later(var ignored, var until) ->
                    free.add(new Free(until.plusMillis(random.nextInt(1000)), next.sender()));
            }
        }

        assertThat(asked).hasSize(10);
        sent.removeIf(end::isBefore); // a turn may begin a moment after it was given
        sent.sort(Comparator.naturalOrder());
        assertThat(mostInASecond(sent)).isLessThanOrEqualTo((int) Math.ceil(rate * 0.8));
        assertThat(sent.size() / 600.0).isBetween(rate * 0.8 * 0.95, rate * 0.8 + 0.01);
    }

    private static int mostInASecond(List<Instant> sorted) {
        var most = 0;
        var from = 0;
        for (var to = 0; to < sorted.size(); to++) {
            while (!sorted.get(from).plusSeconds(1).isAfter(sorted.get(to))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesTurnsOneAfterAnotherAndNoneThatIsFarOff(SharedPace.Row row) {
        var pace = new SharedPace(row, () -> new Pace.Grant(10, -1, 0));

        for (var number = 0; number < 17; number++) {
            assertThat(pace.take(START)).isEqualTo(new Pace.Turn.At(START.plusMillis(125 * number)));
        }
        assertThat(pace.take(START)).isInstanceOf(Pace.Turn.Later.class);
        assertThat(pace.take(START.plusSeconds(30))).isEqualTo(new Pace.Turn.At(START.plusSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobodySendsWhileTheMailServiceSendsNothing(SharedPace.Row row) {
        var obstacle = new ArrayList<>(List.of("SES has verified neither example.com nor hi@example.com"));
        SharedPace.Account account =
                () -> new Pace.Grant(10, -1, 0, obstacle.stream().findFirst());

        var refused = new SharedPace(row, account).take(START);
        assertThat(refused).isEqualTo(new Pace.Turn.Later(obstacle.getFirst(), START.plus(Duration.ofMinutes(5))));
        assertThat(new SharedPace(row, account).take(START.plusSeconds(1))).isInstanceOf(Pace.Turn.Later.class);

        obstacle.clear();
        assertThat(new SharedPace(row, account).take(START.plusSeconds(60))).isInstanceOf(Pace.Turn.At.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sendsFourFifthsOfTheDaysQuotaWhoeverSends(SharedPace.Row row) {
        var sent = new double[] {150};
        var one = new SharedPace(row, () -> new Pace.Grant(1000, 200, sent[0]));
        var other = new SharedPace(row, () -> new Pace.Grant(1000, 200, sent[0]));
        for (var number = 0; number < 10; number++) {
            assertThat((number % 2 == 0 ? one : other).take(START.plusSeconds(number)))
                    .isInstanceOf(Pace.Turn.At.class);
        }

        assertThat(one.take(START.plusSeconds(11)))
                .isEqualTo(new Pace.Turn.Later(
                        "four fifths of the day's emails are sent",
                        START.plusSeconds(11).plus(Duration.ofMinutes(15))));
        sent[0] = 159;
        assertThat(other.take(START.plusSeconds(60))).isInstanceOf(Pace.Turn.At.class);
        assertThat(one.take(START.plusSeconds(60))).isInstanceOf(Pace.Turn.Later.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noTurnIsGivenTwice(SharedPace.Row row) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takers = new ArrayList<Callable<List<Pace.Turn>>>();
            for (var sender = 0; sender < 4; sender++) {
                var pace = new SharedPace(row, () -> new Pace.Grant(1000, -1, 0));
                takers.add(() -> {
                    var turns = new ArrayList<Pace.Turn>();
                    for (var number = 0; number < 40; number++) {
                        if (pace.take(START.plusMillis(number)) instanceof Pace.Turn.At at) {
                            turns.add(at);
                        }
                    }
                    return turns;
                });
            }
            var all = new ArrayList<Pace.Turn>();
            for (var taken : threads.invokeAll(takers)) {
                all.addAll(taken.get());
            }

            assertThat(new HashSet<>(all)).hasSameSizeAs(all).isNotEmpty();
        }
    }

    @Test
    void whoHasNoTurnIsToldAndSentLater() {
        var bench = new Workbench();
        var grant = new Pace.Grant[] {new Pace.Grant(14, 100, 80)};
        bench.pace = new SharedPace(new MemoryRow(), () -> grant[0]);
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text())
                .isEqualTo("four fifths of the day's emails are sent");

        grant[0] = new Pace.Grant(14, 100, 79);
        bench.pass(Duration.ofMinutes(15));
        assertThat(bench.outbox.sent).hasSize(1);
    }
}

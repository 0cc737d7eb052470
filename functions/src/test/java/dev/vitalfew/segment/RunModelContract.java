package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is of one model, whatever is deployed while it is on its way. */
abstract class RunModelContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final int SLICES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final RunStore runs = runs();
    private final List<Integer> queue = new ArrayList<>();

    /** An empty store. */
    abstract RunStore runs();

    @BeforeEach
    void tenAccounts() {
        var model = older();
        for (var account = 0; account < 10; account++) {
            var id = "a" + account;
            var envelope = new Envelope(null, null, null, NOON, null, Map.of());
            var event = new Event.Group(envelope, id, Map.of("plan", TextNode.valueOf("scale")));
            var entry = new LogEntry(
                    Id.self(id), LogKey.of(NOON, Trust.SECRET, "m" + account), event, NOON, NOON, Trust.SECRET);
            log.append(List.of(entry));
            new Folding(model, log, customers, CLOCK).fold(entry.id(), List.of(entry));
        }
    }

    @Test
    void isOfTheModelOfTheFunctionThatOpenedIt() {
        running(older());

        assertThat(run().model()).isEqualTo(1);
        IntStream.range(0, SLICES).forEach(number -> work(older(), number));
        assertThat(run().state()).isEqualTo(Run.State.CLOSED);
        assertThat(run().summary().orElseThrow().lenses()).isEqualTo(Map.of("tier", Map.of("big", 10L)));
    }

    @Test
    void beginsAgainUnderANewerModelThatIsDeployedMeanwhile() {
        running(older());
        work(older(), 0);
        work(older(), 1);
        queue.clear();

        work(newer(), 2);

        assertThat(run().model()).isEqualTo(2);
        assertThat(run().state()).isEqualTo(Run.State.RUNNING);
        assertThat(queue).as("those that were done are sent again").contains(0, 1);
        work(newer(), 0);
        work(newer(), 1);
        assertThat(run().state()).isEqualTo(Run.State.CLOSED);
        assertThat(run().summary().orElseThrow().lenses())
                .as("nothing that the older model counted")
                .isEqualTo(Map.of("tier", Map.of("small", 10L)));
        assertThat(run().summary().orElseThrow().accounts()).isEqualTo(10);
    }

    @Test
    void isNotWorkedOnByAFunctionWithAnOlderModel() {
        running(newer());

        assertThatThrownBy(() -> work(older(), 0)).isInstanceOf(Runs.OlderModel.class);

        assertThat(run().model()).isEqualTo(2);
        assertThat(runs.slice(TODAY, 0).epoch()).isZero();
        IntStream.range(0, SLICES).forEach(number -> work(newer(), number));
        assertThat(run().state()).isEqualTo(Run.State.CLOSED);
    }

    @Test
    void countsNothingThatAnOlderFunctionStillFinishes() {
        running(older());
        var begun = runs.slice(TODAY, 0).under(1);

        work(newer(), 1);
        runs.save(begun.finished(RunSummary.FAILED, new dev.vitalfew.quality.Quality()));
        work(newer(), 2);
        work(newer(), 0);

        assertThat(run().state()).isEqualTo(Run.State.CLOSED);
        assertThat(run().summary().orElseThrow().failed()).isZero();
        assertThat(run().summary().orElseThrow().accounts()).isEqualTo(10);
    }

    @Test
    void staysWithThePlannerThatHasTheNewerModel() {
        running(older());
        work(older(), 0);

        planner(newer()).openToday();
        assertThat(run().model()).isEqualTo(2);
        queue.clear();
        planner(older()).openToday();

        assertThat(run().model()).isEqualTo(2);
        assertThat(queue).as("the older one keeps off").isEmpty();
    }

    @Test
    void isLeftAloneOnceItIsClosed() {
        running(older());
        IntStream.range(0, SLICES).forEach(number -> work(older(), number));

        planner(newer()).openToday();

        assertThat(run().model()).isEqualTo(1);
        assertThat(run().state()).isEqualTo(Run.State.CLOSED);
    }

    private void running(Model model) {
        planner(model).openToday();
        IntStream.range(0, Run.HEARTBEATS).forEach(number -> runs.answer(TODAY, number));
        runs.start(TODAY);
    }

    private Run run() {
        return runs.find(TODAY).orElseThrow();
    }

    private Runs planner(Model model) {
        return new Runs(runs, (_, number) -> queue.add(number), log, model, CLOCK, SLICES);
    }

    /** As the handler does it. */
    private void work(Model model, int number) {
        var planner = planner(model);
        var run = planner.forWork(TODAY);
        var folding = new Folding(model, log, customers, CLOCK);
        var slice = new SliceWork(model, customers, log, folding, new Settle(model, customers, CLOCK), runs, CLOCK);
        assertThat(slice.work(TODAY, number, run.slices(), () -> false)).isEqualTo(SliceWork.Turn.FINISHED);
        planner.closeIfDone(run);
    }

    private Model older() {
        return model("scale", 1);
    }

    private Model newer() {
        return model("enterprise", 2);
    }

    /** @param plan which plan is big */
    private Model model(String plan, long number) {
        try {
            Files.writeString(folder.resolve("segmentation.yaml"), """
                    timezone: UTC
                    lenses:
                      - lens: tier
                        of: accounts
                        segments:
                          - { segment: big, when: { trait: plan, is: %s }, then: { tasks: [a] } }
                          - { segment: small, otherwise: true, then: { tasks: [b] } }
                    """.formatted(plan));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ModelReader.read(folder, number);
    }
}

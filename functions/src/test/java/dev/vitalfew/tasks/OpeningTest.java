package dev.vitalfew.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.TaskKinds;
import dev.vitalfew.model.Team;
import dev.vitalfew.platform.DynamoLocal;
import dev.vitalfew.tasks.Task.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

    /** A Monday, 11 o'clock in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final Id ACME = Id.account("acme");

    @TempDir
    private Path folder;

    private final Map<Id, Map<String, String>> traits = new HashMap<>();
    private final List<Task> told = new ArrayList<>();
    private Tasks tasks = new MemoryTasks();
    private Optional<String> stands = Optional.of("at_risk");

    @BeforeEach
    void aModel() throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: Europe/Berlin
                lenses:
                  - lens: health
                    of: accounts
                    why_one_signal: a test
                    segments:
                      - { segment: at_risk, was: shaky, when: { trait: plan, is: starter }, then: { sla: 4h, tasks: [call, look] } }
                      - { segment: fine, otherwise: true, then: { sla: 1d } }
                audiences:
                  - { audience: visitors, of: people, when: { page: /pricing }, then: { tasks: [follow-up] } }
                """);
        Files.writeString(folder.resolve("tasks.yaml"), """
                tasks:
                  - { task: call, title: "Call {{account.name}}", instructions: "They pay {{account.mrr}}.", for: cs }
                  - { task: look, title: Look, instructions: Look., for: cs, due: 2d }
                  - { task: follow-up, title: "Write to {{person.email}}", instructions: Ask., for: sales }
                """);
        Files.writeString(folder.resolve("team.yaml"), """
                team:
                  - { name: One, email: cs-1@plainboard.example, role: cs }
                  - { name: Two, email: cs-2@plainboard.example, role: cs, absent: { from: 2026-03-02, until: 2026-03-02 } }
                  - { name: Three, email: cs-3@plainboard.example, role: cs }
                  - { name: Sales, email: sales-1@plainboard.example, role: sales }
                """);
        traits.put(ACME, Map.of("name", "Acme", "mrr", "500"));
    }

    @Test
    void aRoleThatLooksAfterSomeSegmentsGetsNoTasksOfOthers() throws IOException {
        Files.writeString(
                folder.resolve("tasks.yaml"),
                "only: { cs: { lens: health, in: [fine] } }\n" + Files.readString(folder.resolve("tasks.yaml")));

        assertThat(entered(ACME, "at_risk", 1)).isZero();

        stands = Optional.of("fine");
        assertThat(entered(ACME, "at_risk", 2)).isEqualTo(2);
        stands = Optional.empty();
        var visitor = message("AudienceEntered", Id.known("ada"), "audience", "visitors", "in", 1, "event");
        assertThat(opening().take(visitor)).as("sales looks after all").isEqualTo(1);
    }

    @Test
    void whoEntersGetsWhatTheSegmentNames() {
        assertThat(entered(ACME, "at_risk", 3)).isEqualTo(2);

        assertThat(open())
                .extracting(Task::title, task -> task.dueAt().toString(), task -> task.owner()
                        .orElse(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Call Acme", "2026-03-02T14:00:00Z", "cs-1@plainboard.example"),
                        org.assertj.core.groups.Tuple.tuple("Look", "2026-03-04T10:00:00Z", "cs-3@plainboard.example"));
        assertThat(open().getFirst().instructions()).isEqualTo("They pay 500.");
        assertThat(open().getFirst().reason().words()).isEqualTo("entered at_risk of health");
        assertThat(told).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "backfill", "moved"})
    void nobodyWorksBecauseTheProductArrived(String cause) {
        assertThat(opening().take(message("SegmentEntered", ACME, "lens", "health", "at_risk", 1, cause)))
                .isZero();
        assertThat(open()).isEmpty();
    }

    @Test
    void toBeToldAgainOpensNothingAndTellsAgain() {
        entered(ACME, "at_risk", 3);

        assertThat(entered(ACME, "at_risk", 3)).isZero();
        assertThat(open()).hasSize(2);
        assertThat(told).as("whoever listens drops what they know by its id").hasSize(4);
        assertThat(told.subList(2, 4))
                .extracting(Task::id)
                .containsExactlyInAnyOrderElementsOf(ids(told.subList(0, 2)));
    }

    @Test
    void enteringAgainWhileItIsOpenAddsNothing() {
        entered(ACME, "at_risk", 1);
        start(0);
        left(ACME, "at_risk", 2);

        assertThat(entered(ACME, "at_risk", 3))
                .as("one of two was closed by leaving")
                .isEqualTo(1);
        assertThat(entered(ACME, "at_risk", 5)).isZero();
        assertThat(tasks.list(filter(State.STARTED), Optional.empty(), 10).tasks())
                .hasSize(1);
    }

    @Test
    void leavingClosesWhatNobodyHasStarted() {
        entered(ACME, "at_risk", 1);
        start(0);

        left(ACME, "at_risk", 2);

        assertThat(open()).isEmpty();
        assertThat(tasks.list(filter(State.STARTED), Optional.empty(), 10).tasks())
                .extracting(Task::title)
                .containsExactly("Call Acme");
        assertThat(tasks.list(filter(State.DISMISSED), Optional.empty(), 10).tasks())
                .extracting(Task::closed)
                .containsExactly(Optional.of("left at_risk of health"));
    }

    @Test
    void whatWasDoneComesAgainWhenTheyEnterAgain() {
        entered(ACME, "at_risk", 1);
        open().forEach(task -> tasks.save(task.changed(State.DONE, task.owner(), task.note(), NOW)));
        left(ACME, "at_risk", 2);

        assertThat(entered(ACME, "at_risk", 3)).isEqualTo(2);
    }

    @Test
    void latecomersChangeNothing() {
        left(ACME, "at_risk", 2);
        assertThat(entered(ACME, "at_risk", 1)).as("came after its own end").isZero();

        entered(ACME, "at_risk", 3);
        left(ACME, "at_risk", 2);
        assertThat(open()).hasSize(2);
        entered(ACME, "at_risk", 5);
        left(ACME, "at_risk", 4);
        assertThat(open()).hasSize(2);
    }

    @Test
    void aSegmentIsTheSameUnderItsNameOfBefore() {
        entered(ACME, "at_risk", 1);

        left(ACME, "shaky", 2);

        assertThat(open()).isEmpty();
    }

    @Test
    void theAccountsOwnContactComesFirstUnlessAbsentOrUnknown() {
        own("cs-3@plainboard.example");
        own("CS-1@plainboard.example");
        own("cs-2@plainboard.example");
        own("somebody@elsewhere.example");
        own("sales-1@plainboard.example");

        assertThat(open().stream().filter(task -> task.kind().equals("call")))
                .extracting(task -> task.account().value() + " " + task.owner().orElse(""))
                .containsExactlyInAnyOrder(
                        "cs-3@plainboard.example cs-3@plainboard.example",
                        "CS-1@plainboard.example cs-1@plainboard.example",
                        "cs-2@plainboard.example cs-1@plainboard.example",
                        "somebody@elsewhere.example cs-1@plainboard.example",
                        "sales-1@plainboard.example cs-1@plainboard.example");
    }

    @Test
    void othersAreGivenInTurn() {
        for (var account = 0; account < 10; account++) {
            entered(Id.account("account-" + account), "at_risk", 1);
        }

        assertThat(open().stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                task -> task.owner().orElse(""), java.util.stream.Collectors.counting())))
                .isEqualTo(Map.of("cs-1@plainboard.example", 10L, "cs-3@plainboard.example", 10L));
    }

    @Test
    void aPersonOfAnAudienceIsNamed() {
        var ada = Id.known("ada");
        traits.put(ada, Map.of("email", "ada@example.com"));

        opening().take(message("AudienceEntered", ada, "audience", "visitors", "in", 1, "event"));
        opening().take(message("AudienceEntered", Id.known("bob"), "audience", "visitors", "in", 1, "event"));

        assertThat(open())
                .extracting(Task::title)
                .containsExactlyInAnyOrder("Write to ada@example.com", "Write to bob");
        assertThat(open()).extracting(Task::account).containsOnly(ACME);
    }

    @Test
    void aStepOfASequenceOpensItsTaskOnce() {
        var message = """
                {"task":"call","account":"g:acme","person":"u:ada","subject":"u:ada","membership":"visitors","segment":"in","number":4,
                 "at":"2026-03-01T10:00:00Z","sequence":"welcome"}""";

        assertThat(opening().take(message)).isEqualTo(1);
        assertThat(opening().take(message)).isZero();
        assertThat(opening().take(message.replace("\"call\"", "\"look\""))).isEqualTo(1);

        assertThat(open())
                .extracting(task -> task.reason().words())
                .contains("came to this task in the sequence welcome");
    }

    static List<Tasks> stores() {
        return List.of(
                new MemoryTasks(),
                new DynamoTasks(DynamoLocal.client(), DynamoLocal.table("id", DynamoTasks.INDEXES, "order")));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void storesWriteOverWhatWasReadAlone(Tasks store) {
        tasks = store;
        entered(ACME, "at_risk", 1);
        var task = open().getFirst();
        var slot = store.slot(task.reason().slot());

        assertThat(store.find(task.id())).contains(task);
        assertThat(store.find("slot#" + task.reason().slot())).isEmpty();
        assertThat(store.save(task.changed(State.DONE, task.owner(), Optional.of("called"), NOW)))
                .isTrue();
        assertThat(store.save(task.changed(State.OPEN, task.owner(), Optional.empty(), NOW)))
                .isFalse();
        assertThat(store.settle(slot.at(9, List.of()), List.of(task.left("left", NOW))))
                .isFalse();
        assertThat(store.slot(task.reason().slot())).isEqualTo(slot);
        assertThat(store.settle(slot.at(9, List.of()), List.of())).isTrue();
        assertThat(store.settle(slot.at(10, List.of()), List.of())).isFalse();
        assertThat(store.find(task.id()).orElseThrow().note()).contains("called");
        assertThat(store.turn("sales")).isEqualTo(1);
        assertThat(store.turn("sales")).isEqualTo(2);
        assertThat(store.claimDigest("a@b.example", LocalDate.EPOCH)).isTrue();
        assertThat(store.claimDigest("a@b.example", LocalDate.EPOCH)).isFalse();
        store.releaseDigest("a@b.example", LocalDate.EPOCH);
        assertThat(store.claimDigest("a@b.example", LocalDate.EPOCH)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void storesListByStateOwnerAndAccountPageByPage(Tasks store) {
        tasks = store;
        for (var account = 0; account < 5; account++) {
            entered(Id.account("account-" + account), "at_risk", 1);
        }
        start(0);
        var one = Optional.of("cs-1@plainboard.example");
        var account = Optional.of(Id.account("account-3"));

        assertThat(paged(new Tasks.Filter(Optional.empty(), Optional.empty(), Optional.empty())))
                .hasSize(9);
        assertThat(paged(filter(State.STARTED))).hasSize(1);
        assertThat(paged(new Tasks.Filter(Optional.empty(), one, Optional.empty())))
                .hasSize(5);
        assertThat(paged(new Tasks.Filter(Optional.of(State.OPEN), one, Optional.empty())))
                .hasSize(4);
        assertThat(paged(new Tasks.Filter(Optional.empty(), Optional.empty(), account)))
                .hasSize(2);
        assertThat(paged(new Tasks.Filter(Optional.empty(), one, account))).hasSize(1);
        assertThat(paged(filter(State.OPEN))).isSortedAccordingTo(java.util.Comparator.comparing(Task::dueAt));
    }

    private List<Task> paged(Tasks.Filter filter) {
        var all = new ArrayList<Task>();
        var cursor = Optional.<String>empty();
        do {
            var page = tasks.list(filter, cursor, 2);
            all.addAll(page.tasks());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private void own(String address) {
        var account = Id.account(address);
        traits.put(account, Map.of("csm", address));
        entered(account, "at_risk", 1);
    }

    private void start(int index) {
        var task = open().get(index);
        assertThat(tasks.save(task.changed(State.STARTED, task.owner(), Optional.empty(), NOW)))
                .isTrue();
    }

    private List<Task> open() {
        return tasks.list(filter(State.OPEN), Optional.empty(), 100).tasks();
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }

    private static Tasks.Filter filter(State state) {
        return Tasks.Filter.of(state);
    }

    private int entered(Id account, String segment, long number) {
        return opening().take(message("SegmentEntered", account, "lens", "health", segment, number, "event"));
    }

    private void left(Id account, String segment, long number) {
        opening().take(message("SegmentExited", account, "lens", "health", segment, number, "model"));
    }

    private Opening opening() {
        var model = ModelReader.read(folder);
        return new Opening(
                Named.in(model),
                TaskKinds.in(folder),
                Team.in(folder, model),
                tasks,
                new Subjects() {
                    @Override
                    public Map<String, String> ofAccount(Id account) {
                        return traits.getOrDefault(account, Map.of());
                    }

                    @Override
                    public Optional<String> segment(Id account, String lens) {
                        return stands;
                    }

                    @Override
                    public Map<String, String> ofPerson(Id account, Id person) {
                        return traits.getOrDefault(person, Map.of());
                    }
                },
                told::add,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String message(
            String type, Id subject, String kind, String name, String segment, long number, String cause) {
        var account = subject.is(Id.Kind.ACCOUNT) ? subject : ACME;
        return """
                {"detail-type":"%s","detail":{"subject":"%s","account":"%s","%s":"%s","segment":"%s","number":%d,
                 "cause":"%s","at":"2026-03-02T09:59:00Z"}}""".formatted(type, subject, account, kind, name, segment, number, cause);
    }
}

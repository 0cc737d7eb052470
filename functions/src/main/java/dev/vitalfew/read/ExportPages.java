package dev.vitalfew.read;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.tasks.Task;
import dev.vitalfew.tasks.Tasks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that is kept of a person, for the person. */
final class ExportPages {

    /** Lambda answers with six megabytes at most. */
    private static final int MOST_OF_EVENTS = 3_000_000;

    private static final int CHANGES = 10_000;
    private static final int TASKS = 100;

    private final PeoplePages people;
    private final CustomerStore customers;
    private final Log log;
    private final DynamoCorrespondence correspondence;
    private final Enrollments enrollments;
    private final Suppressions suppressions;
    private final Tasks tasks;
    private final Clock clock;

    ExportPages(
            PeoplePages people,
            CustomerStore customers,
            Log log,
            DynamoCorrespondence correspondence,
            Enrollments enrollments,
            Suppressions suppressions,
            Tasks tasks,
            Clock clock) {
        this.people = people;
        this.customers = customers;
        this.log = log;
        this.correspondence = correspondence;
        this.enrollments = enrollments;
        this.suppressions = suppressions;
        this.tasks = tasks;
        this.clock = clock;
    }

    Map<String, Object> person(String id) {
        var place = people.find(id);
        var ids = ids(place);
        var page = people.page(id);
        page.put("changes", Standings.changes(customers.changes(place.person(), false, CHANGES)));
        page.put("suppressed", RecipientPages.said(suppressions.ofPerson(place.person())));
        page.put("chosen", RecipientPages.said(suppressions.preferences(place.person())));
        page.put(
                "enrollments", each(ids, known -> enrollments.of(known).stream().map(ExportPages::said)));
        page.put("emails", each(ids, known -> correspondence.emails(known).stream()
                .map(ExportPages::said)));
        page.put("tasks", tasks(place, ids));
        putEvents(page, ids);
        return page;
    }

    private Set<Id> ids(Place place) {
        var ids = new LinkedHashSet<>(Set.of(place.person()));
        customers.itemsOf(place).stream().map(Item::id).forEach(ids::add);
        return ids;
    }

    private static List<Object> each(Set<Id> ids, Function<Id, Stream<Map<String, Object>>> of) {
        return ids.stream().<Object>flatMap(of).toList();
    }

    private static Map<String, Object> said(Enrollment enrollment) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sequence", enrollment.sequence());
        said.put("entry", enrollment.entry().id());
        said.put("at", enrollment.entry().at().toString());
        return said;
    }

    private static Map<String, Object> said(DynamoCorrespondence.Email email) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sequence", email.sequence());
        said.put("email", email.step());
        said.put("at", email.at().toString());
        said.put("state", email.state());
        said.put("address", email.address());
        return said;
    }

    /** Of the account that they are in, and of when they were an account of one. */
    private List<Map<String, Object>> tasks(Place place, Set<Id> ids) {
        return Stream.of(place.account(), Place.ofItsOwn(place.person()).account())
                .distinct()
                .flatMap(this::tasksOf)
                .filter(task -> ids.contains(task.reason().entry().subject()))
                .map(task -> {
                    var said = TaskPages.said(task, clock.instant());
                    said.put("instructions", task.instructions());
                    return said;
                })
                .toList();
    }

    private Stream<Task> tasksOf(Id account) {
        var filter = Tasks.Filter.ofAccount(account);
        return Stream.iterate(
                        Optional.of(tasks.list(filter, Optional.empty(), TASKS)),
                        Optional::isPresent,
                        page -> page.get().next().map(next -> tasks.list(filter, Optional.of(next), TASKS)))
                .flatMap(page -> page.orElseThrow().tasks().stream());
    }

    /** Newest first; the older of very many are read from {@code /events} by the cursor. */
    private void putEvents(Map<String, Object> page, Set<Id> ids) {
        var found = ids.stream()
                .flatMap(log::read)
                .sorted(Comparator.comparing(LogEntry::key).reversed())
                .toList();
        var shown = new ArrayList<Map<String, Object>>();
        var size = 0L;
        var last = Log.END_OF_TIME;
        for (var entry : found) {
            var time = entry.key().time();
            if (size > MOST_OF_EVENTS && !time.equals(last)) {
                page.put("cursor", last.toString());
                break;
            }
            size += EventJson.write(entry.event()).length();
            last = time;
            shown.add(PeoplePages.said(entry));
        }
        page.put("events", shown);
    }
}

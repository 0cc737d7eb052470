package dev.vitalfew.read;

import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Actions;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Goal;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.Run;
import dev.vitalfew.segment.RunStore;
import dev.vitalfew.segment.RunSummary;
import dev.vitalfew.segment.Runs;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lenses and audiences as the model states them, with their sizes at the close of the last run. */
final class LensPages {

    private final Model model;
    private final RunStore runs;
    private final Clock clock;
    private final Movement movement;
    private final Renames renames;

    LensPages(Model model, RunStore runs, Clock clock) {
        this.model = model;
        this.runs = runs;
        this.clock = clock;
        this.renames = Renames.of(model);
        this.movement = new Movement(runs, renames, clock.withZone(model.zone()));
    }

    Map<String, Object> lenses() {
        var run = lastClosed();
        var page = new LinkedHashMap<String, Object>();
        page.put("timezone", model.zone().getId());
        page.put("lenses", model.lenses().stream().map(lens -> said(lens, run)).toList());
        page.put(
                "audiences",
                model.audiences().stream().map(audience -> said(audience, run)).toList());
        return page;
    }

    Map<String, Object> lens(String name) {
        var lens = model.lens(name).orElseThrow(() -> Problem.notFound("no such lens: " + name));
        var page = said(lens, lastClosed());
        page.put("movement", movement.ofLens(lens));
        return page;
    }

    Map<String, Object> audience(String name) {
        var audience = model.audience(name).orElseThrow(() -> Problem.notFound("no such audience: " + name));
        var page = said(audience, lastClosed());
        page.put("movement", movement.ofAudience(audience));
        return page;
    }

    Map<String, Object> run(String date) {
        var run = runs.find(date(date)).orElseThrow(() -> Problem.notFound("no run for " + date));
        return said(run, renames);
    }

    static Map<String, Object> said(Run run) {
        return said(run, Renames.NONE);
    }

    private static Map<String, Object> said(Run run, Renames renames) {
        var said = new LinkedHashMap<String, Object>();
        said.put("date", run.date().toString());
        said.put("state", run.state().name().toLowerCase(Locale.ROOT));
        said.put("model", run.model());
        said.put("openedAt", run.openedAt().toString());
        run.closedAt().ifPresent(at -> said.put("closedAt", at.toString()));
        said.put("missed", run.missed().stream().map(LocalDate::toString).toList());
        run.summary().map(summary -> summary.under(renames)).ifPresent(summary -> {
            said.put("accounts", summary.accounts());
            said.put("people", summary.people());
            said.put("changed", summary.changed());
            said.put("lenses", summary.lenses());
            said.put("audiences", summary.audiences());
        });
        return said;
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Problem.badRequest("date: expected a date such as 2026-11-22, found " + text);
        }
    }

    private Optional<Run> lastClosed() {
        return Runs.lastClosed(runs, LocalDate.now(clock.withZone(model.zone())));
    }

    private Map<String, Object> said(Lens lens, Optional<Run> run) {
        var sizes = run.flatMap(this::summary).map(summary -> summary.lenses().getOrDefault(lens.name(), Map.of()));
        var said = new LinkedHashMap<String, Object>();
        said.put("lens", lens.name());
        said.put("of", of(lens.of()));
        lens.goal().ifPresent(goal -> said.put("goal", goal(goal)));
        said.put(
                "segments",
                lens.segments().stream().map(segment -> said(segment, sizes)).toList());
        sizes.ifPresent(size -> said.put("unclassified", size.getOrDefault(RunSummary.UNCLASSIFIED, 0L)));
        run.ifPresent(closed -> said.put("asOf", closed.date().toString()));
        return said;
    }

    private Optional<RunSummary> summary(Run run) {
        return run.summary().map(summary -> summary.under(renames));
    }

    private static Map<String, Object> goal(Goal goal) {
        var said = new LinkedHashMap<String, Object>();
        said.put("outcome", goal.outcome());
        goal.kpi().ifPresent(kpi -> said.put("kpi", kpi));
        said.put("expect", goal.expect());
        return said;
    }

    private static Map<String, Object> said(Lens.Segment segment, Optional<Map<String, Long>> sizes) {
        var said = new LinkedHashMap<String, Object>();
        said.put("segment", segment.name());
        sizes.ifPresent(size -> said.put("size", size.getOrDefault(segment.name(), 0L)));
        said.put("then", said(segment.then()));
        return said;
    }

    private Map<String, Object> said(Audience audience, Optional<Run> run) {
        var said = new LinkedHashMap<String, Object>();
        said.put("audience", audience.name());
        said.put("of", of(audience.of()));
        run.flatMap(this::summary)
                .ifPresent(summary -> said.put("size", summary.audiences().getOrDefault(audience.name(), 0L)));
        said.put("then", said(audience.then()));
        run.ifPresent(closed -> said.put("asOf", closed.date().toString()));
        return said;
    }

    private static Map<String, Object> said(Actions actions) {
        var said = new LinkedHashMap<String, Object>();
        actions.sla().ifPresent(sla -> said.put("sla", sla));
        actions.onboarding().ifPresent(flow -> said.put("onboarding", flow));
        said.put("guidance", actions.guidance());
        said.put("tasks", List.copyOf(actions.tasks()));
        said.put("sequences", List.copyOf(actions.sequences()));
        return said;
    }

    private static String of(Of of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}

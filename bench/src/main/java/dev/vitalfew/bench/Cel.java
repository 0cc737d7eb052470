package dev.vitalfew.bench;

import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * CEL on ready counts: what the segments ask is counted beforehand and given as variables; only the evaluation of the
 * compiled expressions is timed.
 */
final class Cel implements Engine {

    private static final int CHUNK = 25_000;

    private static final List<String> SEGMENTS = List.of(
            "pricing30 >= 2",
            "days28 >= 8",
            "weeks >= 3",
            "kinds_advanced28 >= 2",
            "before28 >= 8 && (before28 - now28) * 100 >= 50 * before28",
            "tasks_created > 0 && others == 0",
            "paid >= 500.0",
            "first_invite >= 0 && first_invite < 14",
            "last_report > 30",
            "plan in ['scale', 'enterprise']",
            "employees >= 50 && employees <= 999",
            "launched_after_invite",
            "since >= 14 && latest >= 14",
            "(plan == 'free' || plan == 'starter') && advanced30 >= 2 && !(failed14 > 0)",
            "failed14 > 0 || (support30 >= 2 && !(latest < 7))",
            "launches > 0 && !(invites > 0) && employees >= 10",
            "last28 >= 15 && kinds_core28 >= 3 && (plan == 'enterprise' || advanced28 > 0)",
            "large60 >= 2",
            "core_before14 >= 2 && (core_now14 - core_before14) * 100 >= 100 * core_before14",
            "comment_days60 >= 3 && comment_days60 <= 40 && country != 'DE' && !(support60 > 0 || plan == 'free')");

    private final History history;
    private final List<Program> programs;
    private final int[] memberships;
    private final HandCounts counts = new HandCounts();

    Cel(History history) {
        this.history = history;
        this.memberships = new int[history.people()];
        this.programs = programs(variables(0));
    }

    private static List<Program> programs(Map<String, Object> variables) {
        CelBuilder builder = CelFactory.standardCelBuilder();
        variables.forEach((name, value) -> builder.addVar(name, typeOf(value)));
        var cel = builder.build();
        return SEGMENTS.stream()
                .map(segment -> {
                    try {
                        return cel.createProgram(cel.compile(segment).getAst());
                    } catch (CelValidationException | CelEvaluationException e) {
                        throw new IllegalStateException("CEL refuses: " + segment, e);
                    }
                })
                .toList();
    }

    private static CelType typeOf(Object value) {
        return switch (value) {
            case Long _ -> SimpleType.INT;
            case Double _ -> SimpleType.DOUBLE;
            case Boolean _ -> SimpleType.BOOL;
            default -> SimpleType.STRING;
        };
    }

    @Override
    public String name() {
        return "CEL on ready counts";
    }

    @Override
    public void run() {
        cpu(1);
    }

    /** The variables are made some people at a time, since there are many; that, and the collection of it, is not counted. */
    @Override
    public long cpu(int runs) {
        var time = 0L;
        for (var first = 0; first < history.people(); first += CHUNK) {
            var start = first;
            var ready = IntStream.range(first, Math.min(history.people(), first + CHUNK))
                    .mapToObj(this::variables)
                    .toList();
            System.gc();
            time += Cpu.ofProcess(() -> {
                for (var i = 0; i < runs; i++) {
                    evaluate(ready, start);
                }
            });
        }
        return time;
    }

    private void evaluate(List<Map<String, Object>> people, int first) {
        try {
            for (var i = 0; i < people.size(); i++) {
                var in = 0;
                for (var segment = 0; segment < programs.size(); segment++) {
                    in |= Boolean.TRUE.equals(programs.get(segment).eval(people.get(i))) ? 1 << segment : 0;
                }
                memberships[first + i] = in;
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL fails", e);
        }
    }

    private Map<String, Object> variables(int person) {
        counts.count(history, person);
        var variables = new HashMap<String, Object>();
        variables.put("pricing30", (long) counts.pricing30);
        variables.put("days28", (long) Integer.bitCount(counts.days28));
        variables.put("weeks", (long) counts.weeksOfCore());
        variables.put("kinds_advanced28", (long) counts.kindsOfAdvanced());
        variables.put("kinds_core28", (long) counts.kindsOfCore());
        variables.put("before28", (long) counts.before28);
        variables.put("now28", (long) counts.now28);
        variables.put("last28", (long) counts.last28);
        variables.put("core_before14", (long) counts.coreBefore14);
        variables.put("core_now14", (long) counts.coreNow14);
        variables.put("tasks_created", counts.did(Happening.TASK_CREATED) ? 1L : 0L);
        variables.put("others", counts.didOnlyTasks() ? 0L : 1L);
        variables.put("launches", counts.did(Happening.PROJECT_LAUNCHED) ? 1L : 0L);
        variables.put("invites", counts.did(Happening.TEAM_INVITED) ? 1L : 0L);
        variables.put("paid", counts.paid / 100.0);
        variables.put("large60", (long) counts.largeInvoices60);
        variables.put("first_invite", (long) counts.firstInvite);
        variables.put("last_report", (long) (counts.lastReport == Integer.MAX_VALUE ? -1 : counts.lastReport));
        variables.put("latest", (long) counts.latest);
        variables.put("since", (long) counts.since);
        variables.put("advanced28", (long) counts.advanced28);
        variables.put("advanced30", (long) counts.advanced30);
        variables.put("failed14", (long) counts.failed14);
        variables.put("support30", (long) counts.support30);
        variables.put("support60", (long) counts.support60);
        variables.put("comment_days60", (long) Long.bitCount(counts.comments60));
        variables.put("launched_after_invite", counts.launchedAfterInvite());
        variables.put("plan", history.planOf(person));
        variables.put("employees", (long) counts.employees);
        variables.put("country", history.countryOf(person));
        return variables;
    }

    @Override
    public int[] memberships() {
        return memberships;
    }
}

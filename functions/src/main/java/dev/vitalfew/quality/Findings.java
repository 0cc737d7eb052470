package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.Model;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the notes of a whole run mean under its model, worst first. */
public record Findings(List<Finding> worstFirst) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Findings {
        worstFirst = worstFirst.stream().sorted(Finding.WORST_FIRST).toList();
    }

    /** @param sizes how many subjects are in each segment of each lens, and {@code unclassified} */
    public static Findings of(Model model, Quality notes, Map<String, Map<String, Long>> sizes) {
        var watched = new Watched(model);
        var ofLenses = new LensFindings(model, watched, sizes).all();
        if (notes.ids() + notes.accounts() == 0) {
            return new Findings(ofLenses.toList());
        }
        return new Findings(Stream.of(
                        new TraitFindings(watched, notes).all(),
                        new CustomerFindings(notes).all(),
                        new EventFindings(watched, notes).all(),
                        PriceFindings.of(notes),
                        ofLenses)
                .flatMap(found -> found)
                .toList());
    }

    /** With what to say of a model when it is the first that runs. */
    public Findings ofFirstRun(Model model) {
        return new Findings(Stream.concat(worstFirst.stream(), beforeFirstRun(model).worstFirst().stream())
                .toList());
    }

    /** What to say of a model before anything has run. */
    public static Findings beforeFirstRun(Model model) {
        return new Findings(LensFindings.atFirst(model).toList());
    }

    /** The report of a run, as it is stored and answered. */
    public String report(LocalDate run) {
        var report = new LinkedHashMap<String, Object>();
        report.put("date", run.toString());
        report.put("run", "/api/runs/" + run);
        report.put("findings", worstFirst.stream().map(Finding::json).toList());
        return JSON.valueToTree(report).toString();
    }
}

package dev.vitalfew.read;

import dev.vitalfew.history.Change;
import dev.vitalfew.preview.Outlook;
import dev.vitalfew.preview.Preview;
import dev.vitalfew.preview.SequencePlan;
import dev.vitalfew.quality.NamedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Previews as JSON; null for a segment stands for none. */
final class PreviewPages {

    private PreviewPages() {}

    static Map<String, Object> ofModel(Preview preview, List<SequencePlan> sequences) {
        var page = head(preview);
        page.put("lenses", each(preview, Change.Kind.LENS, PreviewPages::lens));
        page.put("audiences", each(preview, Change.Kind.AUDIENCE, PreviewPages::audience));
        page.put("sequences", sequences.stream().map(PreviewPages::sequence).toList());
        page.put("named", preview.named().stream().map(PreviewPages::named).toList());
        page.put("pins", preview.pins().stream().map(PreviewPages::pin).toList());
        page.put(
                "advice",
                preview.advice().stream()
                        .map(finding -> finding.what() + " " + finding.todo())
                        .toList());
        return page;
    }

    static Map<String, Object> ofRule(Preview preview) {
        var outlook = preview.outlooks().getFirst();
        var in = outlook.segments().getFirst();
        var page = head(preview);
        page.put("of", outlook.of().text());
        page.put("size", in.then());
        page.put("emailable", in.emailable());
        page.put("samples", outlook.samples().stream().map(PreviewPages::who).toList());
        page.put(
                "named",
                preview.named().stream()
                        .filter(event -> event.neededBy().contains(outlook.name()))
                        .map(event -> new NamedEvent(event.what(), event.seenOf(), Set.of(), event.nearest()))
                        .map(PreviewPages::named)
                        .toList());
        return page;
    }

    private static Map<String, Object> head(Preview preview) {
        var head = new LinkedHashMap<String, Object>();
        head.put("asOf", preview.asOf().toString());
        head.put("complete", preview.cursor().isEmpty());
        preview.cursor().ifPresent(cursor -> head.put("cursor", cursor));
        head.put("accounts", preview.accounts());
        head.put("people", preview.people());
        head.put("failed", preview.failed());
        var cost = preview.countedAnew();
        var counted = new LinkedHashMap<String, Object>();
        counted.put("meters", List.copyOf(cost.meters()));
        counted.put("items", cost.items());
        counted.put("events", cost.events());
        head.put("countedAnew", counted);
        head.put("notRanked", preview.notRanked());
        return head;
    }

    private interface Said {
        Map<String, Object> of(Outlook outlook);
    }

    private static List<Map<String, Object>> each(Preview preview, Change.Kind kind, Said said) {
        return preview.outlooks().stream()
                .filter(outlook -> outlook.kind() == kind)
                .map(said::of)
                .toList();
    }

    private static Map<String, Object> lens(Outlook lens) {
        var said = name("lens", lens);
        said.put("segments", lens.segments().stream().map(PreviewPages::segment).toList());
        var unclassified = new LinkedHashMap<String, Object>();
        unclassified.put("now", lens.unclassifiedNow());
        unclassified.put("then", lens.unclassifiedThen());
        unclassified.put("reasons", lens.reasons());
        said.put("unclassified", unclassified);
        said.put("moves", lens.moves().stream().map(PreviewPages::moved).toList());
        said.put("samples", lens.samples().stream().map(PreviewPages::mover).toList());
        return said;
    }

    private static Map<String, Object> audience(Outlook audience) {
        var said = name("audience", audience);
        sizes(said, audience.segments().getFirst());
        said.put("samples", audience.samples().stream().map(PreviewPages::mover).toList());
        return said;
    }

    private static Map<String, Object> sequence(SequencePlan sequence) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sequence", sequence.name());
        said.put("fate", sequence.fate().name().toLowerCase(Locale.ROOT));
        sequence.inside().ifPresent(inside -> said.put("inside", inside.name().toLowerCase(Locale.ROOT)));
        return said;
    }

    private static Map<String, Object> named(NamedEvent event) {
        var said = new LinkedHashMap<String, Object>();
        said.put(event.isPage() ? "page" : "event", event.name());
        said.put("seenOf", event.seenOf());
        said.put("neededBy", event.neededBy().stream().sorted().toList());
        said.put("perhaps", event.nearest().stream().toList());
        return said;
    }

    private static Map<String, Object> pin(Preview.Pin pin) {
        var said = new LinkedHashMap<String, Object>();
        said.put("lens", pin.lens());
        said.put("id", pin.id());
        said.put("segment", pin.segment());
        said.put("there", pin.there());
        return said;
    }

    private static Map<String, Object> name(String kind, Outlook outlook) {
        var said = new LinkedHashMap<String, Object>();
        said.put(kind, outlook.name());
        said.put("of", outlook.of().text());
        said.put("fate", outlook.fate().name().toLowerCase(Locale.ROOT));
        return said;
    }

    private static Map<String, Object> segment(Outlook.Segment segment) {
        var said = new LinkedHashMap<String, Object>();
        said.put("segment", segment.name());
        sizes(said, segment);
        return said;
    }

    private static void sizes(Map<String, Object> said, Outlook.Segment segment) {
        said.put("now", segment.now());
        said.put("then", segment.then());
        said.put("entering", segment.entering());
        said.put("leaving", segment.leaving());
        said.put("emailable", segment.emailable());
    }

    private static Map<String, Object> moved(Outlook.Moved moved) {
        var said = way(moved.way());
        said.put("count", moved.count());
        return said;
    }

    private static Map<String, Object> mover(Outlook.Sample sample) {
        var said = who(sample);
        said.putAll(way(sample.way()));
        return said;
    }

    private static Map<String, Object> way(Outlook.Way way) {
        var said = new LinkedHashMap<String, Object>();
        said.put("from", way.from().orElse(null));
        said.put("to", way.to().orElse(null));
        return said;
    }

    private static Map<String, Object> who(Outlook.Sample sample) {
        var said = new LinkedHashMap<String, Object>();
        said.put("subject", sample.subject().toString());
        said.put("account", sample.account().toString());
        said.put("reason", sample.reason().orElse(null));
        return said;
    }
}

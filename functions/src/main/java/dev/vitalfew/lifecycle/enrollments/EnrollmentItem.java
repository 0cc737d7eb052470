package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.Enrollment.Note;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An enrollment as a table's item. */
public final class EnrollmentItem {

    public static final String MRR_BEFORE = "mrrBefore";
    public static final String MRR_AFTER = "mrrAfter";

    private EnrollmentItem() {}

    public static Map<String, AttributeValue> write(Enrollment enrollment) {
        var item = new HashMap<String, AttributeValue>();
        item.put("person", text(enrollment.person()));
        item.put("record", text(enrollment.record()));
        item.put("account", text(enrollment.account()));
        item.put("sequence", text(enrollment.sequence()));
        item.put("edition", text(enrollment.edition()));
        item.put("subject", text(enrollment.entry().subject()));
        item.put("membership", text(enrollment.entry().membership()));
        item.put("segment", text(enrollment.entry().segment()));
        item.put("number", number(enrollment.entry().number()));
        item.put("enteredAt", text(enrollment.entry().at()));
        item.put("draw", text(enrollment.draw().name().toLowerCase(Locale.ROOT)));
        item.put("step", number(enrollment.step()));
        item.put("since", text(enrollment.since()));
        enrollment.goal().ifPresent(reached -> item.put("goal", text(reached)));
        enrollment.watched().ifPresent(until -> item.put("watched", text(until)));
        enrollment.mrr().before().ifPresent(paid -> item.put(MRR_BEFORE, AttributeValue.fromN(paid.toPlainString())));
        enrollment.mrr().after().ifPresent(paid -> item.put(MRR_AFTER, AttributeValue.fromN(paid.toPlainString())));
        item.put("version", number(enrollment.version()));
        item.put(
                "notes",
                AttributeValue.fromL(
                        enrollment.notes().stream().map(EnrollmentItem::write).toList()));
        item.putAll(
                switch (enrollment.state()) {
                    case State.Active(var due) -> Map.of("state", text("active"), "due", text(due));
                    case State.Done(var at) -> Map.of("state", text("done"), "endedAt", text(at));
                    case State.Exited(var reason, var at) ->
                        Map.of("state", text("exited"), "reason", text(reason), "endedAt", text(at));
                });
        return item;
    }

    public static Enrollment read(Stored item) {
        return new Enrollment(
                item.id("person"),
                item.id("account"),
                item.text("sequence"),
                item.text("edition"),
                new Entry(
                        item.id("subject"),
                        item.text("membership"),
                        item.text("segment"),
                        item.number("number"),
                        item.time("enteredAt")),
                draw(item),
                (int) item.number("step"),
                item.time("since"),
                state(item),
                item.find("goal").map(AttributeValue::s).map(Instant::parse),
                item.find("watched").map(AttributeValue::s).map(Instant::parse),
                mrr(item),
                notes(item),
                item.number("version"));
    }

    public static Mrr mrr(Stored item) {
        return new Mrr(
                item.find(MRR_BEFORE).map(AttributeValue::n).map(BigDecimal::new),
                item.find(MRR_AFTER).map(AttributeValue::n).map(BigDecimal::new));
    }

    /** An item of before says only who is held out. */
    public static Draw draw(Stored item) {
        return item.find("draw")
                .map(drawn -> Draw.valueOf(drawn.s().toUpperCase(Locale.ROOT)))
                .orElseGet(() ->
                        item.find("heldOut").filter(AttributeValue::bool).isPresent() ? Draw.HELD_OUT : Draw.NOT_YET);
    }

    private static State state(Stored item) {
        var state = item.text("state");
        return switch (state) {
            case "active" -> new State.Active(item.time("due"));
            case "done" -> new State.Done(item.time("endedAt"));
            case "exited" -> new State.Exited(item.text("reason"), item.time("endedAt"));
            default -> throw new IllegalStateException("an enrollment in state " + state);
        };
    }

    private static AttributeValue write(Note note) {
        return AttributeValue.fromM(
                Map.of("at", text(note.at()), "step", number(note.step()), "text", text(note.text())));
    }

    private static List<Note> notes(Stored item) {
        return item.value("notes").l().stream()
                .map(note -> new Stored(note.m()))
                .map(note -> new Note(note.time("at"), (int) note.number("step"), note.text("text")))
                .toList();
    }

    private static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}

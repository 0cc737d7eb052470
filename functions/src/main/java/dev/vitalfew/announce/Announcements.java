package dev.vitalfew.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.ChangeJson;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bus is told of a change: that a segment was left, that one was entered, or both. */
final class Announcements {

    private Announcements() {}

    static Stream<Announcement> of(Change change) {
        return Stream.of(
                        change.from().map(from -> announcement(change, "Exited", from)),
                        change.to().map(to -> announcement(change, "Entered", to)))
                .flatMap(Optional::stream);
    }

    private static Announcement announcement(Change change, String what, String segment) {
        ObjectNode detail = ChangeJson.write(change);
        detail.put("id", change.id() + "/" + what.toLowerCase(java.util.Locale.ROOT));
        detail.put("segment", segment);
        var subject = change.kind() == Change.Kind.LENS ? "Segment" : "Audience";
        return new Announcement(subject + what, detail.toString());
    }
}

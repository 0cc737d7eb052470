package dev.vitalfew.erase;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vitalfew.announce.Announcement;
import dev.vitalfew.identity.Id;
import java.time.Instant;

/** What the bus is told of an erasure, for whoever else keeps data of the person (GDPR, article 19): which id, and when. */
final class Tidings {

    private Tidings() {}

    static Announcement of(Id id, Instant at) {
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("id", id + "/erased")
                .put("subject", id.toString())
                .put("at", at.toString());
        return new Announcement(id.is(Id.Kind.ACCOUNT) ? "AccountErased" : "PersonErased", detail.toString());
    }
}

package dev.vitalfew.read;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.util.Map;
import java.util.Optional;

/** {@code ?limit=} and {@code ?cursor=}: a page names the cursor of the next, if there may be one. */
final class Paging {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private Paging() {}

    static int limit(HttpRequest request) {
        return request.query("limit").map(Paging::number).orElse(USUAL);
    }

    static void put(Map<String, Object> page, Optional<String> next) {
        next.ifPresent(cursor -> page.put("cursor", cursor));
    }

    static Id id(String cursor) {
        try {
            return Id.parse(cursor);
        } catch (IllegalArgumentException _) {
            throw wrong(cursor);
        }
    }

    /** The cursor of a page of customers; what is none of theirs is refused. */
    static Optional<String> ofCustomers(HttpRequest request) {
        var cursor = request.query("cursor");
        cursor.filter(text -> !CustomerStore.isCursor(text)).ifPresent(text -> {
            throw wrong(text);
        });
        return cursor;
    }

    static Problem wrong(String cursor) {
        return Problem.badRequest("cursor: expected one of a page's answer, found " + cursor);
    }

    private static int number(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw Problem.badRequest("limit: expected 1 to " + MOST + ", found " + text);
    }
}

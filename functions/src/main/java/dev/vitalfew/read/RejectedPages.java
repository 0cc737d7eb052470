package dev.vitalfew.read;

import dev.vitalfew.collect.Rejected;
import dev.vitalfew.collect.Rejection;
import dev.vitalfew.platform.HttpRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events that were not taken, newest first. */
final class RejectedPages {

    private final Rejected rejected;
    private final Clock clock;

    RejectedPages(Rejected rejected, Clock clock) {
        this.rejected = rejected;
        this.clock = clock;
    }

    Map<String, Object> list(HttpRequest request) {
        var found = page(request);
        var page = new LinkedHashMap<String, Object>();
        page.put(
                "rejected", found.rejections().stream().map(RejectedPages::said).toList());
        Paging.put(page, found.next());
        return page;
    }

    private Rejected.Page page(HttpRequest request) {
        try {
            var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            return rejected.page(today, request.query("cursor"), Paging.limit(request));
        } catch (Rejected.WrongCursor e) {
            throw Paging.wrong(e.cursor());
        }
    }

    private static Map<String, Object> said(Rejection rejection) {
        var said = new LinkedHashMap<String, Object>();
        said.put("at", rejection.at().toString());
        said.put("reason", rejection.reason());
        said.put("pointer", rejection.pointer());
        said.put("body", rejection.body());
        return said;
    }
}

package dev.vitalfew.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was wrong with a request and where, answered as {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {

    private final int status;
    private final String title;
    private final String detail;
    private final transient Map<String, Object> more;

    public Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    /** @param more extension members, written by Jackson */
    public Problem(int status, String title, String detail, Map<String, Object> more) {
        super(status + " " + title + ": " + detail);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.more = Map.copyOf(more);
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    public static Problem unauthorized(String detail) {
        return new Problem(401, "Unauthorized", detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    public static Problem methodNotAllowed(String allowed) {
        return new Problem(405, "Method not allowed", "expected " + allowed);
    }

    public int status() {
        return status;
    }

    public HttpResponse response() {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        return HttpResponse.json(status, body).with("content-type", "application/problem+json");
    }
}

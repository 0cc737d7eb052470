package dev.vitalfew.local.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A raw mail's headers and its text and HTML parts. */
record Mime(Map<String, String> headers, String text, String html) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    static Mime none() {
        return new Mime(Map.of(), "", "");
    }

    static Mime read(String base64) {
        return parse(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    }

    private static Mime parse(String source) {
        var halves = source.replace("\r\n", "\n").split("\n\n", 2);
        var headers = new LinkedHashMap<String, String>();
        for (var line : halves[0].replaceAll("\n[ \t]+", " ").split("\n")) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        var body = halves.length > 1 ? halves[1] : "";
        var type = find(headers, "content-type");
        var boundary = BOUNDARY.matcher(type);
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/") && boundary.find()) {
            return parts(headers, body, boundary.group(1));
        }
        var content = decoded(body, find(headers, "content-transfer-encoding").toLowerCase(Locale.ROOT));
        return type.toLowerCase(Locale.ROOT).startsWith("text/html")
                ? new Mime(headers, "", content)
                : new Mime(headers, content, "");
    }

    private static Mime parts(Map<String, String> headers, String body, String boundary) {
        var text = "";
        var html = "";
        for (var part : body.split("(^|\n)--" + Pattern.quote(boundary) + "(--)?\n?")) {
            if (!part.isBlank()) {
                var inner = parse(part);
                text = text.isEmpty() ? inner.text() : text;
                html = html.isEmpty() ? inner.html() : html;
            }
        }
        return new Mime(headers, text, html);
    }

    private static String find(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String decoded(String body, String encoding) {
        return switch (encoding) {
            case "base64" -> new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
            case "quoted-printable" -> quotedPrintable(body);
            default -> body;
        };
    }

    private static String quotedPrintable(String body) {
        var joined = body.replaceAll("=[ \t]*\n", "");
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=' && i + 2 < joined.length()) {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(joined.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

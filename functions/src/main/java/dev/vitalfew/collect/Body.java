package dev.vitalfew.collect;

import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The text of a request, decided by its bytes: clients label gzip as a form and JSON as plain text. */
final class Body {

    /** What a request may have at most, unpacked. */
    static final int MAX_BYTES = 1024 * 1024;

    private Body() {}

    static String text(HttpRequest request) {
        var bytes = unpacked(bytes(request));
        if (bytes.length > MAX_BYTES) {
            throw new Problem(413, "Too large", "expected at most 1 MiB, unpacked");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Problem.badRequest("the body is not UTF-8");
        }
    }

    private static byte[] bytes(HttpRequest request) {
        try {
            return request.body();
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("the body is not base64");
        }
    }

    /** Reads one byte more than allowed at most, however well it was packed. */
    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw Problem.badRequest("the body begins like gzip and can't be unpacked: " + e.getMessage());
        }
    }
}

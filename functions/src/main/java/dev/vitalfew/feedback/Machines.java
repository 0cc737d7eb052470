package dev.vitalfew.feedback;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tells programs that open and click from people. The mail service has no mark for them, so this goes by what is known of
 * them: the names by which proxies of pictures and scanners of links call themselves, and clicks that come sooner than
 * anybody can read. It is decided by one report alone, so that order and repeats can't matter.
 */
final class Machines {

    /** From the moment the mail service took the email until somebody has it, opens it, reads it and clicks. */
    private static final Duration READING = Duration.ofSeconds(10);

    /** Apple's Mail Privacy Protection loads each picture in advance under this name, and nobody else does. */
    private static final String APPLE = "mozilla/5.0";

    private static final List<String> PARTS = List.of(
            "googleimageproxy", // Gmail's
            "yahoomailproxy",
            "barracuda",
            "proofpoint",
            "mimecast",
            "symantec",
            "fortinet",
            "bot",
            "crawler",
            "spider",
            "scanner",
            "headlesschrome",
            "python-requests",
            "go-http-client",
            "okhttp",
            "java/",
            "curl/",
            "wget/");

    private Machines() {}

    static boolean opened(String userAgent) {
        return isNamed(userAgent);
    }

    /** @param after how long after the mail service took the email */
    static boolean clicked(String userAgent, Duration after) {
        return isNamed(userAgent) || after.compareTo(READING) < 0;
    }

    private static boolean isNamed(String userAgent) {
        var name = userAgent.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals(APPLE) || PARTS.stream().anyMatch(name::contains);
    }
}

package dev.vitalfew.infra;

import software.amazon.awscdk.Duration;

/**
 * Memory and time of a function. Lambda gives processor time by memory (one core at 1,769 MB), so that a JVM is not
 * cheaper with less: half the memory takes more than twice the time. Times are limits, several times what is usual.
 */
enum Sizing {
    /** A client waits, and gives up after seconds; above this memory a restored function starts no faster. */
    COLLECT(1024, 15, 1),
    OVERFLOW(512, 60, 6),
    /** Up to 100 records of one lane, each a read, a fold and a write; settles small accounts at once. */
    FOLD(1024, 60, 6),
    /** An account of up to 100,000 people, read as a stream. */
    SETTLE(2048, 300, 6),
    PLAN_RUN(512, 60, 1),
    /** Lambda's longest: a worker hands over before. Its message shows again soon after, so that a crash resumes. */
    SLICE(1024, 900, 0),
    ANNOUNCE(512, 60, 1),
    /** One page of a large account. */
    ENROLL(1024, 60, 6),
    NOTICE(512, 60, 1),
    /** Once a minute, and never two at a time for long. */
    DISPATCH(512, 50, 1),
    /** Five emails, rendered; a claim is given up a second after, so a slow call never becomes a second one. */
    SEND(1024, 60, 6),
    PAGES(1024, 15, 1),
    FEEDBACK(512, 30, 6),
    OPEN_TASKS(1024, 30, 6),
    DIGEST(512, 60, 1),
    /** Five calls, each of which may take ten seconds. */
    CALL_WEBHOOKS(512, 60, 6),
    READ(1024, 29, 1),
    /** Reads and evaluates all customers; a core for itself, and an answer before the API gives up after 30 seconds. */
    PREVIEW(1792, 29, 1),
    /** Reads all customers, and enrolls some, for as long as the API waits for an answer; the same request goes on. */
    EXISTING(1024, 29, 1),
    /** Deletes for as long as the API waits for an answer; the same request goes on. */
    ERASE(1024, 29, 1),
    SEND_TEST(1024, 29, 1),
    INSTALL(512, 120, 1);

    private static final int SPARE_SECONDS = 30;

    private final int megabytes;
    private final int seconds;
    private final int visibilityFactor;

    Sizing(int megabytes, int seconds, int visibilityFactor) {
        this.megabytes = megabytes;
        this.seconds = seconds;
        this.visibilityFactor = visibilityFactor;
    }

    int megabytes() {
        return megabytes;
    }

    Duration timeout() {
        return Duration.seconds(seconds);
    }

    /** How long a message stays with its receiver: AWS advises six times the timeout, for retries when throttled. */
    Duration invisible() {
        return Duration.seconds(visibilityFactor == 0 ? seconds + SPARE_SECONDS : seconds * visibilityFactor);
    }
}

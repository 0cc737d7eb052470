package dev.vitalfew.lifecycle.emails;

/** A template that can't be sent, with the file, the line where known and what is wrong. */
public final class BadTemplate extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadTemplate(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    BadTemplate(String file, String problem) {
        super(file + ": " + problem);
    }
}

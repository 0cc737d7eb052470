package dev.vitalfew.imports;

/** A row that can't become a message; the message says why. */
final class BadRow extends RuntimeException {

    private final String reason;

    BadRow(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

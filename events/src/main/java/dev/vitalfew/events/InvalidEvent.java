package dev.vitalfew.events;

/** A message that can't be taken: where in it (a JSON pointer, empty for the whole), and what was expected there. */
public final class InvalidEvent extends RuntimeException {

    private final String pointer;
    private final String reason;

    public InvalidEvent(String pointer, String reason) {
        super(pointer.isEmpty() ? reason : pointer + ": " + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    public String pointer() {
        return pointer;
    }

    public String reason() {
        return reason;
    }
}

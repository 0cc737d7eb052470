package dev.vitalfew.imports;

/** The import could not go on; what was acknowledged stays, and the next run goes on from there. */
final class Stopped extends RuntimeException {

    Stopped(String reason) {
        super(reason);
    }
}

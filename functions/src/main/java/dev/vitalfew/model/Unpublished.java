package dev.vitalfew.model;

/** What to do about a model that has no number. */
final class Unpublished {

    private Unpublished() {}

    static IllegalStateException model(String hash) {
        return new IllegalStateException("the model " + hash
                + " is not published: the stack's resource Custom::Model does that, before the functions are");
    }
}

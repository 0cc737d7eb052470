package dev.vitalfew.local.functions;

/** A function threw: what Lambda would answer as a function error. */
public final class FunctionFailed extends RuntimeException {
    FunctionFailed(String function, Throwable cause) {
        super(function + " failed: " + cause, cause);
    }
}

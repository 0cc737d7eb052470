package dev.vitalfew.local.template;

/** The template holds something that can't be run on this machine. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}

package dev.vitalfew.model;

import java.util.Locale;

/** Whom a lens or audience divides. */
public enum Of {
    ACCOUNTS,
    PEOPLE;

    /** As it is written in the model. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.vitalfew.model;

/** Whom a lens or audience divides. */
public enum Of {
    ACCOUNTS,
    PEOPLE
}

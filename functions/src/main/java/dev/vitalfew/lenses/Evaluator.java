package dev.vitalfew.lenses;

import dev.vitalfew.model.Model;
import java.time.LocalDate;
import java.util.Iterator;

/** Puts a subject into segments and audiences as of a date. Pure; has no clock. */
public final class Evaluator {

    @SuppressWarnings("UnusedVariable")
    private final Model model;

    public Evaluator(Model model) {
        this.model = model;
    }

    /** Lenses and audiences of people; an anonymous person is evaluated for audiences alone. */
    public Results person(Facts person, LocalDate asOf) {
        return Results.NONE;
    }

    /** Lenses and audiences of accounts. People come one by one, so an account of 100,000 fits. */
    public Results account(Facts self, Iterator<Facts> people, LocalDate asOf) {
        return Results.NONE;
    }
}

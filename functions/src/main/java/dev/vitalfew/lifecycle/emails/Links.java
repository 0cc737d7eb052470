package dev.vitalfew.lifecycle.emails;

import java.util.Set;

/** The links that this product makes for each email, as templates name them: {@code links.unsubscribe}. */
public final class Links {

    public static final String UNSUBSCRIBE = "unsubscribe";

    static final Set<String> NAMES = Set.of(UNSUBSCRIBE);

    private Links() {}
}

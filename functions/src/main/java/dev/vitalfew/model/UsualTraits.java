package dev.vitalfew.model;

import java.util.Set;

/** Traits that texts may name although no rule reads them: the usual ones of the Segment spec, and what most state. */
public final class UsualTraits {

    public static final Set<String> OF_BOTH = Set.of(
            "address",
            "avatar",
            "createdAt",
            "description",
            "email",
            "id",
            "language",
            "locale",
            "name",
            "phone",
            "plan",
            "timezone",
            "website");
    public static final Set<String> OF_PEOPLE =
            Set.of("age", "birthday", "company", "firstName", "gender", "lastName", "role", "title", "username");
    public static final Set<String> OF_ACCOUNTS =
            Set.of("country", "csm", "employees", "industry", "mrr", "seats", "trial_ends_at");

    private UsualTraits() {}
}

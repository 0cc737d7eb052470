package dev.vitalfew.customers;

import dev.vitalfew.identity.Id;

/** Which person an id is, and in which account that person is. */
public record Whereabouts(Id id, Id person, Id account, long version) {}

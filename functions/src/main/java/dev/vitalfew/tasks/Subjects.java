package dev.vitalfew.tasks;

import dev.vitalfew.identity.Id;
import java.util.Map;
import java.util.Optional;

/** What tasks say of accounts and people. */
interface Subjects {

    /** The traits of an account, as text. */
    Map<String, String> ofAccount(Id account);

    /** Where an account stands in a lens. */
    Optional<String> segment(Id account, String lens);

    /** The traits of a person of that account, as text. */
    Map<String, String> ofPerson(Id account, Id person);
}

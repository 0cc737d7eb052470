package dev.vitalfew.tasks;

import dev.vitalfew.identity.Id;
import java.util.Map;

/** What tasks say of accounts and people. */
interface Subjects {

    /** The traits of an account, as text. */
    Map<String, String> ofAccount(Id account);

    /** The traits of a person of that account, as text. */
    Map<String, String> ofPerson(Id account, Id person);
}

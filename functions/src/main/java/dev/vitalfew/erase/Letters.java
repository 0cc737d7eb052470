package dev.vitalfew.erase;

import dev.vitalfew.identity.Id;
import java.util.Set;

/** What the lifecycle keeps of people: their ways through sequences, the emails they got, their answers. */
public interface Letters {

    /** The hashes of the addresses that emails went to. */
    Set<String> addresses(Id person);

    /** Deletes at most so many records of a person or an account, all but what they chose; returns how many. */
    int forget(Id subject, int most);
}

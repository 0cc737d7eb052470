package dev.vitalfew.lifecycle.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lifecycle asks of customers. */
public interface People {

    /** Who somebody is whose events come under that id. */
    Id personOf(Id logged);

    /** Whether the person was erased whose id it is, or the account whose self. */
    boolean isErased(Id logged);

    /** The account that a person is in now. */
    Id accountOf(Id person);

    Profile profile(Id account, Id person);

    default Map<String, JsonNode> traits(Id account, Id person) {
        return profile(account, person).traits();
    }

    Map<String, JsonNode> accountTraits(Id account);

    /** Where an account or a person stands in a lens or audience. */
    Optional<Membership> membership(Id subject, String name);

    /** The latest changes in a lens or audience of the person, else of the account. */
    List<Change> changes(Id person, Id account, String name);

    /** The known people of an account from {@code after} (exclusive) on, at most {@code limit}. */
    List<Id> of(Id account, Optional<Id> after, int limit);
}

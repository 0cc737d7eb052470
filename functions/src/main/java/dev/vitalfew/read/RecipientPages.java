package dev.vitalfew.read;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence.Email;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything about somebody who writes in, by nothing but the address that they write from. */
final class RecipientPages {

    private static final int EMAILS = 50;

    private final DynamoCorrespondence correspondence;
    private final Suppressions suppressions;
    private final CustomerStore customers;
    private final SignedLinks links;
    private final Why why;

    RecipientPages(
            DynamoCorrespondence correspondence,
            Suppressions suppressions,
            CustomerStore customers,
            SignedLinks links,
            Why why) {
        this.correspondence = correspondence;
        this.suppressions = suppressions;
        this.customers = customers;
        this.links = links;
        this.why = why;
    }

    /** An address that nobody has is answered, too: it may be suppressed. */
    Map<String, Object> find(HttpRequest request) {
        // A plus that is not encoded arrives as a blank, which no address has.
        var email = email(request.query("email").map(stated -> stated.strip().replace(' ', '+')));
        var hash = Addresses.hash(email);
        var page = new LinkedHashMap<String, Object>();
        page.put("email", email);
        page.put("hash", hash);
        page.put("suppressed", said(suppressions.ofAddress(hash)));
        page.put(
                "people",
                correspondence.people(hash).stream()
                        .map(person -> person(person, hash))
                        .toList());
        return page;
    }

    static String email(Optional<String> stated) {
        return stated.map(String::strip)
                .filter(Addresses::isValid)
                .orElseThrow(() -> Problem.badRequest(
                        "email: expected an address such as ada@example.com, found " + stated.orElse("none")));
    }

    private Map<String, Object> person(Id person, String hash) {
        var place = customers.find(person).place();
        var emails = correspondence.emails(person);
        var said = new LinkedHashMap<String, Object>();
        said.put("person", person.toString());
        said.put("account", place.account().toString());
        said.put("address", isCurrent(person, hash) ? "current" : "former");
        var besides = Summed.besides(person, customers.itemsOf(place));
        said.put("suppressed", said(suppressions.ofPerson(person, besides)));
        said.put("preferences", said(suppressions.preferences(person, besides)));
        said.put("preferencesPage", links.to(new Grant.Preferences(person, hash)));
        said.put("sent", emails.size());
        said.put(
                "emails",
                emails.stream()
                        .limit(EMAILS)
                        .map(sent -> email(person, hash, sent))
                        .toList());
        return said;
    }

    private boolean isCurrent(Id person, String hash) {
        var items = customers.itemsOf(customers.find(person).place());
        return !items.isEmpty()
                && Optional.ofNullable(Summed.person(person, items).traits().get("email"))
                        .filter(trait -> Addresses.hash(trait.value().asText()).equals(hash))
                        .isPresent();
    }

    static List<Object> said(List<Suppressions.Entry> entries) {
        return entries.stream()
                .<Object>map(entry -> {
                    var said = new LinkedHashMap<String, Object>();
                    said.put("reason", entry.reason().word());
                    said.put("since", entry.since().toString());
                    said.put("note", entry.note());
                    return said;
                })
                .toList();
    }

    static Map<String, Object> said(Preferences preferences) {
        var stopped = new TreeMap<String, String>();
        preferences.stopped().forEach((topic, since) -> stopped.put(topic, since.toString()));
        var said = new LinkedHashMap<String, Object>();
        said.put("stopped", stopped);
        said.put("frequency", preferences.frequency().word());
        preferences.pausedUntil().ifPresent(until -> said.put("pausedUntil", until.toString()));
        return said;
    }

    private Map<String, Object> email(Id person, String hash, Email sent) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sequence", sent.sequence());
        said.put("email", sent.step());
        said.put("at", sent.at().toString());
        said.put("state", sent.state());
        said.put("toThisAddress", sent.address().equals(hash));
        if (!sent.detail().isEmpty()) {
            said.put("detail", sent.detail());
        }
        correspondence
                .enrollment(person, sent.sequence(), sent.entry())
                .map(Enrollment::entry)
                .map(why::of)
                .ifPresent(because -> said.put("why", said(because)));
        return said;
    }

    /** Why somebody got an email or a task. */
    static Map<String, Object> said(Why.Because because) {
        var entry = because.entry();
        var said = new LinkedHashMap<String, Object>();
        said.put("entry", entry.id());
        said.put("subject", entry.subject().toString());
        said.put("membership", entry.membership());
        said.put("entered", entry.segment());
        said.put("at", because.since().toString());
        because.takenIn().ifPresent(at -> said.put("takenIn", at.toString()));
        because.change().ifPresent(change -> {
            said.put("cause", change.cause().name().toLowerCase(Locale.ROOT));
            said.put("asOf", change.asOf().toString());
            said.put("model", change.model());
            change.from().ifPresent(from -> said.put("from", from));
        });
        because.reason().ifPresent(reason -> said.put("reason", reason));
        said.put("asItWas", because.asItWas());
        said.put("events", because.events().stream().map(PeoplePages::said).toList());
        return said;
    }
}

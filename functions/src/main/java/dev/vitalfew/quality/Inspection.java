package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.Item;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.Hash;
import dev.vitalfew.rules.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Notes what is worth knowing of accounts and people, as they come by. */
public final class Inspection {

    /** Of whose events a sample is looked at: whoever was here so lately. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** A busy id is no better a sample than a quiet one. */
    private static final int EVENTS = 200;

    private final Watched watched;
    private final Features features;

    public Inspection(Model model) {
        this.watched = new Watched(model);
        this.features = new Features(model);
    }

    /** A person of the account, who may be a visitor, or somebody who has left. */
    public void person(Quality notes, Id account, PersonReading person, Instant now) {
        if (person.items().isEmpty()) {
            return;
        }
        person.items().forEach(item -> item(notes, item));
        var facts = person.facts();
        usage(notes, facts);
        if (!person.person().is(Id.Kind.KNOWN)) {
            return;
        }
        var id = person.person().toString();
        notes.countPerson();
        traits(notes, Of.PEOPLE, facts);
        text(facts, "email").ifPresent(address -> notes.emails().add(secret(address), id));
        if (account.is(Id.Kind.KNOWN)) {
            notes.alone().add(id);
        }
        if (person.items().stream().anyMatch(item -> item.lastSeen().isAfter(now.minus(LATELY)))) {
            notes.sample().add(id, id);
        }
    }

    /** An account that is there: its own part, or the person's who is an account of one. */
    public void account(Quality notes, Facts facts) {
        notes.countAccount();
        traits(notes, Of.ACCOUNTS, facts);
        price(notes, facts);
        if (!facts.subject().is(Id.Kind.ACCOUNT)) {
            return;
        }
        var id = facts.subject().toString();
        usage(notes, facts);
        text(facts, "name").ifPresent(name -> notes.names().add(secret(Spelling.plain(name)), id));
        text(facts, "domain").ifPresent(domain -> notes.domains().add(secret(domain), id));
        notes.sample().add(Id.self(facts.subject().value()).toString(), id);
    }

    /** The features that somebody used lately. */
    public Set<String> used(Facts facts, LocalDate asOf) {
        return features.used(facts.usage(), asOf);
    }

    /** What an account's people used, and its own events ({@code own}), where its lenses put it. */
    public void use(Quality notes, Results results, Set<String> own, FeatureUse.OfPeople people) {
        notes.use().add(results.lenses(), own, people);
    }

    /** The names of the latest events of those in the sample, and what sent them; {@code now} ends what is latest. */
    public void sample(Quality notes, Log log, Instant now) {
        sample(notes, log, now.minus(LATELY), now);
    }

    /** As {@link #sample}, of the first events that the log has of them: also what is done once, at the beginning. */
    public void sampleFirst(Quality notes, Log log, Instant now) {
        sample(notes, log, Instant.EPOCH, now);
    }

    private static void sample(Quality notes, Log log, Instant from, Instant now) {
        for (var id : notes.sample().byValue().keySet()) {
            log.read(Id.parse(id), from, now)
                    .limit(EVENTS)
                    .filter(entry -> entry.trust() != Trust.SYSTEM)
                    .forEach(entry -> event(notes, entry));
        }
    }

    static void event(Quality notes, LogEntry entry) {
        if (entry.event() instanceof Event.Track track) {
            notes.seenEvents().add(Statements.cut(track.event()), entry.id().toString());
        }
        var library = entry.event().envelope().context().get("library");
        if (library != null && library.path("name").isTextual()) {
            notes.libraries()
                    .add(
                            Statements.cut(library.path("name").textValue()),
                            entry.id().toString());
        }
    }

    private static void item(Quality notes, Item item) {
        notes.countId();
        if (item.skewed()) {
            notes.skewed().add(item.id().toString());
        }
        item.foldedTo().ifPresent(key -> notes.sawKey(kind(key.message())));
    }

    private static String kind(String message) {
        return LogKey.isPublic(message) ? "public" : "secret";
    }

    private void usage(Quality notes, Facts facts) {
        for (var event : watched.events().keySet()) {
            var happened = watched.meters(event).stream().anyMatch(facts.usage()::ticked);
            if (happened) {
                notes.sawEvent(event.text());
            }
        }
    }

    private void traits(Quality notes, Of of, Facts facts) {
        facts.traits().values().forEach(trait -> notes.sawKey(kind(trait.message())));
        for (var trait : watched.traits(of)) {
            notes.statements(trait)
                    .add(
                            value(facts, trait.trait()),
                            watched.values(trait),
                            facts.subject().toString());
        }
    }

    private static void price(Quality notes, Facts facts) {
        var mrr = Comparison.number(value(facts, "mrr")).filter(Inspection::isUsual);
        var plan = text(facts, "plan").filter(name -> !name.equals("enterprise"));
        if (mrr.isPresent() && plan.isPresent()) {
            notes.prices(Statements.cut(plan.get()))
                    .add(
                            mrr.get(),
                            Comparison.number(value(facts, "seats")).filter(Inspection::isUsual),
                            facts.subject().toString());
        }
    }

    /** Written out, 1e999999999 fills the memory. */
    private static boolean isUsual(BigDecimal number) {
        var digits = (long) number.precision() - number.scale();
        return digits <= 12 && digits >= -6;
    }

    private static JsonNode value(Facts facts, String name) {
        var trait = facts.traits().get(name);
        return trait == null ? MissingNode.getInstance() : trait.value();
    }

    /** In small letters and without blanks around it; empty for a trait that is missing or says nothing. */
    private static Optional<String> text(Facts facts, String name) {
        return Optional.of(value(facts, name))
                .filter(JsonNode::isTextual)
                .map(value -> value.textValue().strip().toLowerCase(java.util.Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }

    /** To be told from others, and not to be read. */
    private static String secret(String text) {
        return Hash.sha256(text).substring(0, 16);
    }
}

package dev.vitalfew.lifecycle.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.StatedDate;
import dev.vitalfew.lifecycle.enrollments.Rivals.Rival;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.ConsentRules;
import dev.vitalfew.rules.Rule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the gate knows of the person an email would go to.
 *
 * @param besides by which other ids the person is known
 * @param account where the person is now
 * @param seenZone the time zone in which the person's device was last
 * @param wasActive whether the person did something in the 28 days that end with a date, as far as that is counted
 * @param membership where the enrollment's subject stands now in the lens or audience that it entered
 * @param goal where it stands in the one that is the sequence's goal
 * @param holds whether a rule of people holds of the person today
 * @param suppressed why the address or person is on the suppression list
 * @param runs by which entry each of the person's ids last got emails of the sequence
 * @param preferences what the person chose and got lately, under all ids
 * @param inbox the emails that went to the address lately, whoever has it
 * @param mayBegin whether emails may go out at all yet: see {@link OtherTool}
 * @param consent what the recipient's country asks for
 * @param rivals emails of other sequences that are to go to the person too
 */
public record Recipient(
        Id person,
        Set<Id> besides,
        Id account,
        Map<String, JsonNode> traits,
        Map<String, JsonNode> accountTraits,
        Optional<String> seenZone,
        Predicate<LocalDate> wasActive,
        Optional<Membership> membership,
        Optional<Membership> goal,
        Predicate<Rule> holds,
        Optional<Suppressions.Reason> suppressed,
        Map<Id, Ledger.LastRun> runs,
        Preferences preferences,
        List<Preferences.Email> inbox,
        boolean mayBegin,
        Consent consent,
        Supplier<List<Rival>> rivals) {

    /** Traits {@code consent} and {@code marketing_consent} say no by these words. */
    private static final Set<String> NO = Set.of("false", "none", "no", "denied", "withdrawn", "revoked");

    private static final String ZONE = "timezone";

    private static final int MOST_IDS = 40;

    public Recipient {
        besides = Set.copyOf(besides);
        traits = Map.copyOf(traits);
        accountTraits = Map.copyOf(accountTraits);
        runs = Map.copyOf(runs);
        inbox = List.copyOf(inbox);
    }

    /** Somebody of whom no more than their traits matters. */
    public static Recipient stating(Id person, Id account, Map<String, JsonNode> traits) {
        return new Recipient(
                person,
                Set.of(),
                account,
                traits,
                Map.of(),
                Optional.empty(),
                _ -> true,
                Optional.empty(),
                Optional.empty(),
                _ -> false,
                Optional.empty(),
                Map.of(),
                Preferences.NONE,
                List.of(),
                true,
                Consent.OF_CUSTOMERS,
                List::of);
    }

    /** Of whom it is known too what stands against mailing them. */
    Recipient asked(
            Map<String, JsonNode> ofAccount, Optional<Suppressions.Reason> reason, Preferences chosen, Consent agreed) {
        return new Recipient(
                person,
                besides,
                account,
                traits,
                ofAccount,
                seenZone,
                wasActive,
                membership,
                goal,
                holds,
                reason,
                runs,
                chosen,
                inbox,
                mayBegin,
                agreed,
                rivals);
    }

    /** With what is known of the address. */
    Recipient at(Optional<Suppressions.Reason> reason, List<Preferences.Email> arrived) {
        return new Recipient(
                person,
                besides,
                account,
                traits,
                accountTraits,
                seenZone,
                wasActive,
                membership,
                goal,
                holds,
                reason,
                runs,
                preferences,
                arrived,
                mayBegin,
                consent,
                rivals);
    }

    /** The traits, and as {@code id} who it is, for links of their own; dates are those of the time zone that it is sent by. */
    public Map<String, JsonNode> named() {
        var named = new HashMap<>(traits);
        seenZone.ifPresent(zone -> named.putIfAbsent(ZONE, new TextNode(zone)));
        named.put("id", new TextNode(person.value()));
        return named;
    }

    public Optional<String> email() {
        return text(traits, "email").map(String::strip).filter(email -> !email.isEmpty());
    }

    /** The hash of the address, if it is valid and no trait refuses emails; what else speaks against it, others know. */
    public Optional<String> mailable() {
        return email().filter(_ -> person.is(Id.Kind.KNOWN))
                .filter(Addresses::isValid)
                .filter(_ -> refusal().isEmpty())
                .map(Addresses::hash);
    }

    /** The date that the person states as that trait, else the account. */
    public Optional<LocalDate> date(String trait, ZoneId zone) {
        return Stream.of(traits, accountTraits)
                .map(stated -> stated.getOrDefault(trait, MissingNode.getInstance()))
                .flatMap(value -> StatedDate.of(value, zone).stream())
                .findFirst();
    }

    /** The time zone that the person states, else that of their device, else the account's, else {@code otherwise}. */
    public ZoneId zone(ZoneId otherwise) {
        return Stream.of(text(traits, ZONE), seenZone, text(accountTraits, ZONE))
                .flatMap(Optional::stream)
                .flatMap(name -> zone(name).stream())
                .findFirst()
                .orElse(otherwise);
    }

    /** The code of the person's own country, else the account's. */
    Optional<String> country() {
        return Stream.of(text(traits, "country"), text(accountTraits, "country"))
                .flatMap(Optional::stream)
                .flatMap(country -> ConsentRules.code(country).stream())
                .findFirst();
    }

    /** The language, such as {@code de}, that the trait {@code language} or {@code locale} states. */
    public Optional<String> language() {
        return Stream.of(text(traits, "language"), text(traits, "locale"))
                .flatMap(Optional::stream)
                .map(tag -> Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage())
                .filter(language -> !language.isEmpty())
                .findFirst();
    }

    /** What concerns the person and speaks against any email about the topic: now, and as long as they say nothing else. */
    public Optional<String> objection(String topic) {
        return suppressed
                .map(Suppressions.Reason::text)
                .or(this::tooManyIds)
                .or(() -> refusal(topic))
                .or(this::addressless);
    }

    /** A claim asks each of them, in one transaction. */
    private Optional<String> tooManyIds() {
        return besides.size() < MOST_IDS
                ? Optional.empty()
                : Optional.of("is known by " + (besides.size() + 1) + " ids, more than " + MOST_IDS);
    }

    private Optional<String> addressless() {
        if (email().isEmpty()) {
            return Optional.of("no email address");
        }
        return email().filter(Addresses::isValid).isPresent()
                ? Optional.empty()
                : Optional.of("the email address is not valid");
    }

    /** Why no email about the topic may go to the person, by what they chose or agreed to. */
    public Optional<String> refusal(String topic) {
        return refusal()
                .or(() -> Optional.ofNullable(preferences.stopped().get(topic))
                        .map(since -> "wants no emails about " + topic + " since " + since))
                .or(() -> consent.refusal(this, topic));
    }

    /** Which trait says that the person wants no email. Somebody whose address a server stated is a customer. */
    public Optional<String> refusal() {
        if (says("unsubscribed").filter("true"::equals).isPresent()) {
            return Optional.of("trait unsubscribed is true");
        }
        return Stream.of("consent", "marketing_consent")
                .flatMap(trait ->
                        says(trait).filter(NO::contains).map(word -> "trait " + trait + " is " + word).stream())
                .findFirst();
    }

    /** What a trait of the person says, in lower case. */
    public Optional<String> says(String trait) {
        return Optional.ofNullable(traits.get(trait))
                .filter(JsonNode::isValueNode)
                .map(stated -> stated.asText().strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the person or the account has such a trait. */
    boolean has(String trait) {
        return Stream.of(traits, accountTraits)
                .flatMap(stated -> Optional.ofNullable(stated.get(trait)).stream())
                .anyMatch(stated -> !stated.isNull() && !stated.asText().isBlank());
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, JsonNode> traits, String name) {
        return Optional.ofNullable(traits.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}

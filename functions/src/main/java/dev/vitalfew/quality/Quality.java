package dev.vitalfew.quality;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.Model;
import dev.vitalfew.quality.Reads.TraitOf;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * What was noted of accounts, people and a sample of their events. Notes can be added, in any order and however they were
 * split, and take bounded room however many they are of: see {@link Grouped} for what the bounds lose.
 */
public final class Quality {

    private static final int SAME = 500;
    private static final int PLANS = 12;
    private static final int NAMES = 200;
    private static final int SAMPLE = 30;

    /** After which one value is kept of each. */
    private static final int HALVINGS = 9;

    private static final ObjectMapper JSON = new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private long accounts;
    private long people;
    private long ids;
    private TreeMap<String, Statements> traits = new TreeMap<>();
    private TreeMap<String, Prices> plans = new TreeMap<>();
    private TreeMap<String, Long> events = new TreeMap<>();
    private TreeMap<String, Long> keys = new TreeMap<>();
    private Found alone = new Found();
    private Found skewed = new Found();
    private Grouped names = Grouped.keeping(SAME);
    private Grouped domains = Grouped.keeping(SAME);
    private Grouped emails = Grouped.keeping(SAME);
    private Grouped sample = Grouped.keeping(SAMPLE);
    private Grouped seenEvents = Grouped.keeping(NAMES);
    private Grouped libraries = Grouped.keeping(NAMES);
    private FeatureUse use = new FeatureUse();

    public void add(Quality other) {
        accounts += other.accounts;
        people += other.people;
        ids += other.ids;
        other.traits.forEach((name, statements) ->
                traits.computeIfAbsent(name, _ -> new Statements()).add(statements));
        other.plans.forEach((name, prices) -> pricesAt(name).add(prices));
        dropPlans();
        other.events.forEach((name, times) -> events.merge(name, times, Long::sum));
        other.keys.forEach((name, times) -> keys.merge(name, times, Long::sum));
        alone.add(other.alone);
        skewed.add(other.skewed);
        names.add(other.names);
        domains.add(other.domains);
        emails.add(other.emails);
        sample.add(other.sample);
        seenEvents.add(other.seenEvents);
        libraries.add(other.libraries);
        use.add(other.use);
    }

    public Quality copy() {
        var copy = new Quality();
        copy.add(this);
        return copy;
    }

    /** As JSON of no more than so many characters: of values, fewer and fewer are kept until it is short enough. */
    public String write(int most) {
        var written = write();
        var thinner = copy();
        for (int halved = 0; halved < HALVINGS && written.length() > most; halved++) {
            thinner.thin();
            written = thinner.write();
        }
        return written;
    }

    String write() {
        return JSON.valueToTree(this).toString();
    }

    public static Quality read(String json) {
        try {
            return JSON.readValue(json, Quality.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("these notes are no JSON: " + json, broken);
        }
    }

    private void thin() {
        traits.values().forEach(Statements::thin);
        plans.values().forEach(Prices::thin);
        List.of(names, domains, emails, seenEvents, libraries).forEach(Grouped::thin);
    }

    FeatureUse use() {
        return use;
    }

    /** Which features are used in which segments, as JSON. */
    public String featureUse(Model model, LocalDate date) {
        return use.report(model, date);
    }

    void countAccount() {
        accounts++;
    }

    void countPerson() {
        people++;
    }

    void countId() {
        ids++;
    }

    void sawEvent(String event) {
        events.merge(event, 1L, Long::sum);
    }

    void sawKey(String kind) {
        keys.merge(kind, 1L, Long::sum);
    }

    Statements statements(TraitOf trait) {
        return traits.computeIfAbsent(trait.text(), _ -> new Statements());
    }

    Prices prices(String plan) {
        var prices = pricesAt(plan);
        dropPlans();
        return prices;
    }

    private Prices pricesAt(String plan) {
        return plans.computeIfAbsent(plan, _ -> new Prices());
    }

    /** Of more plans than anybody sells, those whose names come first. */
    private void dropPlans() {
        while (plans.size() > PLANS) {
            plans.pollLastEntry();
        }
    }

    public long accounts() {
        return accounts;
    }

    /** Known people; visitors are none. */
    public long people() {
        return people;
    }

    /** The ids that people use, visitors' too. */
    long ids() {
        return ids;
    }

    TreeMap<String, Prices> plans() {
        return plans;
    }

    /** How many accounts and people have done what rules name, by its text. */
    TreeMap<String, Long> events() {
        return events;
    }

    /** By kind of key, how much came with it. */
    TreeMap<String, Long> keys() {
        return keys;
    }

    /** People who are in no account. */
    Found alone() {
        return alone;
    }

    /** Ids whose clock was off. */
    Found skewed() {
        return skewed;
    }

    Grouped names() {
        return names;
    }

    Grouped domains() {
        return domains;
    }

    Grouped emails() {
        return emails;
    }

    /** The ids whose events are looked at. */
    Grouped sample() {
        return sample;
    }

    /** Names of events, in the sample. */
    Grouped seenEvents() {
        return seenEvents;
    }

    /** What sent the events, in the sample. */
    Grouped libraries() {
        return libraries;
    }
}

package dev.vitalfew.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence.Email;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.pages.Page;
import dev.vitalfew.lifecycle.pages.Sheet;
import dev.vitalfew.lifecycle.pages.Texts;
import dev.vitalfew.lifecycle.pages.WhyPage;
import dev.vitalfew.lifecycle.pages.WhyPage.Happened;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Topics;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page behind "Why did I get this?": of the account it says what the rule says, of people only the recipient's own. */
final class WhyPages {

    private final Brand brand;
    private final Topics topics;
    private final ZoneId zone;
    private final Set<String> withheld;
    private final SignedLinks links;
    private final DynamoCorrespondence correspondence;
    private final CustomerStore customers;
    private final Why why;

    WhyPages(
            Brand brand,
            Topics topics,
            Model model,
            SignedLinks links,
            DynamoCorrespondence correspondence,
            CustomerStore customers,
            Why why) {
        this.brand = brand;
        this.topics = topics;
        this.zone = model.zone();
        this.withheld = withheld(model);
        this.links = links;
        this.correspondence = correspondence;
        this.customers = customers;
        this.why = why;
    }

    HttpResponse answer(HttpRequest request) {
        var stated = request.query("l").orElse("");
        var sheet = new Sheet(
                brand,
                Texts.choose(stated, request.header("accept-language").orElse("")),
                Texts.has(stated),
                "/p/why",
                request.query("t").orElse(""));
        var page = links.verify(Grant.Why.class, sheet.token()).flatMap(grant -> correspondence
                .email(grant.person(), grant.sequence(), grant.email(), grant.entry())
                .map(sent -> page(sheet, grant, sent)));
        return new HttpResponse(
                page.isPresent() ? 200 : 400,
                Page.HEADERS,
                page.orElseGet(() -> Page.badLink(sheet, "why")).html());
    }

    private Page page(Sheet sheet, Grant.Why grant, Email sent) {
        var person = grant.person();
        var because = correspondence
                .enrollment(person, grant.sequence(), grant.entry())
                .map(Enrollment::entry)
                .map(why::of);
        var address = sent.address();
        return WhyPage.show(
                sheet,
                new WhyPage.State(
                        sent.at(),
                        topics.ofSequence(grant.sequence()).map(topic -> topic.title(sheet.language())),
                        because.map(found -> found.entry().subject())
                                .filter(subject -> subject.is(Id.Kind.ACCOUNT))
                                .map(this::name),
                        because.map(this::found).orElse(List.of()),
                        because.map(Why.Because::since).orElse(sent.at()),
                        because.map(found -> own(person, found.events())).orElse(List.of()),
                        zone,
                        links.to(new Grant.Unsubscribe(person, address, grant.sequence())),
                        links.to(new Grant.Preferences(person, address))));
    }

    /** What a browser can't state is for those who pay; which plan it is everybody sees. */
    private static Set<String> withheld(Model model) {
        return model.protectedTraits().stream()
                .filter(trait -> !trait.equals("plan"))
                .collect(Collectors.toSet());
    }

    private List<String> found(Why.Because because) {
        var ofAccount = because.entry().subject().is(Id.Kind.ACCOUNT);
        return because.reason()
                .filter(_ -> because.asItWas())
                .map(reason -> PlainReason.of(reason, ofAccount, withheld))
                .orElse(List.of());
    }

    private String name(Id account) {
        var self = customers.itemsOf(new Place(account, Id.self(account.value())));
        return self.isEmpty()
                ? account.value()
                : Optional.ofNullable(Summed.self(account, self).traits().get("name"))
                        .map(trait -> trait.value().asText())
                        .filter(name -> !name.isBlank())
                        .orElse(account.value());
    }

    /** What others of the account did is none of the recipient's business. */
    private List<Happened> own(Id person, List<LogEntry> events) {
        var ids = customers.itemsOf(customers.find(person).place()).stream()
                .map(item -> item.id())
                .toList();
        return events.stream()
                .filter(entry -> ids.contains(entry.id()))
                .flatMap(entry -> what(entry.event()).map(what -> new Happened(what, at(entry))))
                .limit(10)
                .toList();
    }

    private static Instant at(LogEntry entry) {
        return entry.at();
    }

    private static Stream<String> what(Event event) {
        return switch (event) {
            case Event.Track track -> Stream.of(track.event());
            case Event.Page page -> text(page.properties().get("path"));
            case Event.Screen screen -> text(screen.properties().get("name"));
            case Event.Identify _, Event.Group _, Event.Alias _ -> Stream.of();
        };
    }

    private static Stream<String> text(@Nullable JsonNode value) {
        return Stream.ofNullable(value).map(node -> node.asText());
    }
}

package dev.vitalfew.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.feedback.Report.What;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.ledger.Breaker;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Marks;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a report of the mail service: suppresses, settles, notes. A report that comes again changes nothing. */
final class Feedback {

    private final Ledger ledger;
    private final Suppressions suppressions;
    private final Marks marks;
    private final Breaker breaker;
    private final Log log;
    private final Clock clock;

    Feedback(Ledger ledger, Suppressions suppressions, Marks marks, Log log, Clock clock) {
        this.ledger = ledger;
        this.suppressions = suppressions;
        this.marks = marks;
        this.breaker = new Breaker(marks, clock);
        this.log = log;
        this.clock = clock;
    }

    /** Returns how many events were noted, 0 or 1. */
    int take(String body) {
        var report = Report.parse(body);
        suppress(report);
        if (report.key().isEmpty()) {
            return 0;
        }
        var key = report.key().get();
        settle(key, report);
        count(key, report);
        fate(report.what()).ifPresent(fate -> ledger.note(key, fate, report.at()));
        return event(report.what()).map(name -> note(key, report, name)).orElse(0);
    }

    private void suppress(Report report) {
        switch (report.what()) {
            case What.Bounced bounced -> bounced.addresses().forEach(address -> bounced(address, bounced, report));
            case What.Complained(var addresses, var ignored) ->
                addresses.forEach(address -> refused(address, Reason.COMPLAINED, report));
            case What.Unsubscribed(var addresses) ->
                addresses.forEach(address -> refused(address, Reason.UNSUBSCRIBED, report));
            case What.Sent _,
                    What.Delivered _,
                    What.Delayed _,
                    What.Opened _,
                    What.Clicked _,
                    What.Rejected _,
                    What.Other _ -> {}
        }
    }

    private void bounced(String address, What.Bounced bounced, Report report) {
        switch (bounced.bounce()) {
            case HARD, LISTED -> suppress(address, Reason.BOUNCED, report);
            case SOFT -> suppressions.softBounce(Addresses.hash(bare(address)), report.messageId(), report.at());
            case OF_THE_EMAIL, AUTO_REPLY -> {}
        }
    }

    /** Somebody who wants no emails wants none at their next address either. */
    private void refused(String address, Reason reason, Report report) {
        suppressions.add(Addresses.hash(bare(address)), report.key().map(Ledger.Key::person), reason, report.at());
    }

    private void suppress(String address, Reason reason, Report report) {
        suppressions.add(Addresses.hash(bare(address)), Optional.empty(), reason, report.at());
    }

    /** The mail service may write {@code Ada <ada@example.com>}. */
    private static String bare(String address) {
        var from = address.lastIndexOf('<');
        var to = address.indexOf('>', Math.max(0, from));
        return from >= 0 && to > from ? address.substring(from + 1, to) : address;
    }

    /** Whatever happened to an email, it went out, unless it was rejected. */
    private void settle(Ledger.Key key, Report report) {
        var settled =
                switch (report.what()) {
                    case What.Rejected(var reason) -> new Ledger.Settled.Rejected(reason);
                    case What.Sent _,
                            What.Delivered _,
                            What.Delayed _,
                            What.Unsubscribed _,
                            What.Opened _,
                            What.Clicked _,
                            What.Bounced _,
                            What.Complained _,
                            What.Other _ -> new Ledger.Settled.Accepted(report.messageId());
                };
        ledger.settle(key, settled, report.at());
    }

    private static Optional<Ledger.Fate> fate(What what) {
        return switch (what) {
            case What.Delivered _ -> Optional.of(Ledger.Fate.DELIVERED);
            case What.Clicked(var ignored, var machine) ->
                Optional.of(machine ? Ledger.Fate.CLICKED_BY_MACHINE : Ledger.Fate.CLICKED);
            case What.Sent _,
                    What.Delayed _,
                    What.Opened _,
                    What.Bounced _,
                    What.Complained _,
                    What.Rejected _,
                    What.Unsubscribed _,
                    What.Other _ -> Optional.empty();
        };
    }

    /** For the breaker. What the mail service did not send, as the address was on its list, is no mark against us. */
    private void count(Ledger.Key key, Report report) {
        switch (report.what()) {
            case What.Sent _, What.Delivered _ -> marks.count(key, Marks.Kind.SENT, report.sentAt());
            case What.Bounced bounced when bounced.bounce() == Bounce.HARD -> worse(key, Marks.Kind.BOUNCED, report);
            case What.Complained(var ignored, var listed) when !listed -> worse(key, Marks.Kind.COMPLAINED, report);
            case What.Bounced _,
                    What.Complained _,
                    What.Delayed _,
                    What.Opened _,
                    What.Clicked _,
                    What.Rejected _,
                    What.Unsubscribed _,
                    What.Other _ -> {}
        }
    }

    /** Judged each time it is told, since whoever counted it may have died before judging. */
    private void worse(Ledger.Key key, Marks.Kind kind, Report report) {
        marks.count(key, Marks.Kind.SENT, report.sentAt());
        marks.count(key, kind, report.at());
        breaker.judge();
    }

    private static Optional<String> event(What what) {
        return switch (what) {
            case What.Delivered _ -> Optional.of("Email Delivered");
            case What.Opened _ -> Optional.of("Email Opened");
            case What.Clicked _ -> Optional.of("Email Link Clicked");
            case What.Bounced bounced ->
                Optional.of(bounced.bounce() == Bounce.AUTO_REPLY ? "Email Auto-Replied" : "Email Bounced");
            case What.Delayed _ -> Optional.of("Email Delayed");
            case What.Rejected _ -> Optional.of("Email Rejected");
            case What.Unsubscribed _ -> Optional.of("Unsubscribed");
            case What.Complained _ -> Optional.of("Email Marked as Spam");
            case What.Sent _, What.Other _ -> Optional.empty();
        };
    }

    private int note(Ledger.Key key, Report report, String name) {
        var properties = new HashMap<String, JsonNode>();
        properties.put("sequence", new TextNode(key.sequence()));
        properties.put("email", new TextNode(key.step()));
        properties.put("entry", new TextNode(key.entry()));
        switch (report.what()) {
            case What.Opened(var machine) -> machine(properties, machine);
            case What.Clicked(var link, var machine) -> {
                properties.put("link", new TextNode(link));
                machine(properties, machine);
            }
            case What.Bounced(var ignored, var type, var subType, var addresses) -> {
                properties.put("type", new TextNode(type));
                properties.put("subType", new TextNode(subType));
            }
            case What.Delayed(var type) -> properties.put("type", new TextNode(type));
            case What.Rejected(var reason) -> properties.put("reason", new TextNode(reason));
            case What.Sent _, What.Delivered _, What.Complained _, What.Unsubscribed _, What.Other _ -> {}
        }
        var entry = new OwnEvent(key.person(), messageId(report, name), report.at(), clock.instant())
                .entry(name, properties);
        if (!log.append(List.of(entry)).isEmpty()) {
            throw new IllegalStateException("the log did not take " + name + " of " + key);
        }
        return 1;
    }

    private static void machine(Map<String, JsonNode> properties, boolean machine) {
        if (machine) {
            properties.put(dev.vitalfew.rules.What.Mail.MACHINE, BooleanNode.TRUE);
        }
    }

    /** The same for every repetition of a report; two clicks on two links are two. */
    private static String messageId(Report report, String name) {
        var link = report.what() instanceof What.Clicked(var clicked, var ignored)
                ? "-" + Addresses.hash(clicked).substring(0, 16)
                : "";
        return "ses-" + report.messageId() + "-" + name.replace(' ', '-') + link;
    }
}

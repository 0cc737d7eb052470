package dev.vitalfew.read;

import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts or people: all of them, those in a segment, or those in an audience; in no order that means anything. */
final class Members {

    private static final String UNCLASSIFIED = "unclassified";

    /** Of so many people reasons are found out for a page, so that it comes in time; the others are on pages of their own. */
    private static final long MOST_EXPLAINED = 2_000;

    private final Model model;
    private final Standings standings;
    private final CustomerStore customers;
    private final AccountPages accounts;
    private final PeoplePages people;

    Members(Model model, CustomerStore customers, AccountPages accounts, PeoplePages people) {
        this.model = model;
        this.standings = new Standings(model);
        this.customers = customers;
        this.accounts = accounts;
        this.people = people;
    }

    /** {@code ?segment=lens:segment} and {@code ?audience=name}, each with the reason of whoever is listed. */
    Map<String, Object> list(Of of, HttpRequest request) {
        var wanted = wanted(of, request);
        var explained = 0L;
        var limit = Paging.limit(request);
        var found = new ArrayList<Map<String, Object>>();
        var cursor = Paging.ofCustomers(request);
        do {
            var page = customers.scan(0, 1, cursor);
            cursor = page.next();
            for (var placed : page.records()) {
                if (placed.record() instanceof AccountRecord.Stands(var standing)
                        && isListed(of, standing)
                        && wanted.stream().allMatch(one -> one.holds(standing))) {
                    explained += of == Of.ACCOUNTS ? standing.people() : 1;
                    found.add(listed(of, standing, explained > MOST_EXPLAINED ? List.of() : wanted));
                    if (found.size() == limit) {
                        return paged(of, found, Optional.of(placed.cursor()));
                    }
                }
            }
        } while (cursor.isPresent());
        return paged(of, found, Optional.empty());
    }

    /** Somebody who has come to an account is no account of one any more; where they stood is kept. */
    private static boolean isListed(Of of, Standing standing) {
        return standing.ofAccount() == (of == Of.ACCOUNTS)
                && (standing.subject().is(Id.Kind.ACCOUNT) || standing.people() > 0);
    }

    private static Map<String, Object> paged(Of of, List<Map<String, Object>> found, Optional<String> next) {
        var page = new LinkedHashMap<String, Object>();
        page.put(word(of), found);
        Paging.put(page, next);
        return page;
    }

    private Map<String, Object> listed(Of of, Standing standing, List<Wanted> explained) {
        var reasons = reasons(of, standing, explained);
        var listed = new LinkedHashMap<String, Object>();
        if (of == Of.PEOPLE) {
            listed.put("person", standing.subject().toString());
        }
        listed.put("account", standing.account().toString());
        listed.put("id", standing.subject().value());
        if (of == Of.ACCOUNTS) {
            listed.put("people", standing.people());
        }
        listed.put("segments", standings.segments(of, Optional.of(standing), reasons));
        listed.put("audiences", standings.audiences(of, Optional.of(standing), reasons));
        return listed;
    }

    private Map<String, String> reasons(Of of, Standing standing, List<Wanted> explained) {
        if (explained.isEmpty()) {
            return Map.of();
        }
        var reasons = new HashMap<>(of == Of.ACCOUNTS ? accounts.reasons(standing) : people.reasons(standing));
        reasons.keySet().retainAll(explained.stream().map(Wanted::name).toList());
        return reasons;
    }

    /** A lens and its segment, or an audience and {@code in}; {@code unclassified} stands for none. */
    private record Wanted(String name, String segment) {

        boolean holds(Standing standing) {
            return standing.segment(name).orElse(UNCLASSIFIED).equals(segment);
        }
    }

    private List<Wanted> wanted(Of of, HttpRequest request) {
        return Stream.concat(
                        request.query("segment").map(text -> segment(of, text)).stream(),
                        request.query("audience").map(name -> audience(of, name)).stream())
                .toList();
    }

    private Wanted segment(Of of, String text) {
        var colon = text.indexOf(':');
        var lens = text.substring(0, Math.max(0, colon));
        if (model.lens(lens).map(Lens::of).filter(of::equals).isEmpty()) {
            throw Problem.badRequest("segment: expected lens:segment with a lens of " + word(of) + ", found " + text);
        }
        var segment = text.substring(colon + 1);
        var names = model.lens(lens).stream()
                .flatMap(known ->
                        Stream.concat(known.segments().stream().map(Lens.Segment::name), Stream.of(UNCLASSIFIED)))
                .toList();
        if (!names.contains(segment)) {
            throw Problem.badRequest("segment: expected one of %s of the lens %s, found %s"
                    .formatted(String.join(", ", names), lens, segment));
        }
        return new Wanted(lens, segment);
    }

    private Wanted audience(Of of, String name) {
        if (model.audience(name).map(Audience::of).filter(of::equals).isEmpty()) {
            throw Problem.badRequest("audience: expected an audience of " + word(of) + ", found " + name);
        }
        return new Wanted(name, Change.IN);
    }

    private static String word(Of of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}

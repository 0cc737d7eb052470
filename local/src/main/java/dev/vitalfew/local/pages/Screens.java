package dev.vitalfew.local.pages;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Mailbox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** The pages, in front of everything else that is served here. */
public final class Screens implements WebServer.Site {

    private static final String LENSES = "/local/lenses/";
    private static final String AUDIENCES = "/local/audiences/";
    private static final String ACCOUNTS = "/local/accounts";
    private static final String PEOPLE = "/local/people";
    private static final String MAILBOX = "/local/mailbox";
    private static final String TASKS = "/local/tasks";
    private static final String RENDERED = "/html";

    private final WebServer.Site others;
    private final StartPage start;
    private final LensPage lenses;
    private final MembersPage members;
    private final AccountPage account;
    private final PersonPage people;
    private final TasksPage tasks;
    private final MailboxPage mailbox;
    private final MailPage mail;

    /** @param key the operator's */
    public Screens(WebServer.Site others, Mailbox mails, Clock clock, String key) {
        var operator = new Operator(others, key);
        this.others = others;
        this.start = new StartPage(operator, mails, clock);
        this.lenses = new LensPage(operator);
        this.members = new MembersPage(operator);
        this.account = new AccountPage(operator, mails);
        this.people = new PersonPage(operator, mails);
        this.tasks = new TasksPage(operator);
        this.mailbox = new MailboxPage(operator, mails);
        this.mail = new MailPage(operator, mails);
    }

    @Override
    public Answer answer(Request request) {
        if (isForeignForm(request)) {
            return Answer.problem(403, "Forbidden", "this form was sent by another site");
        }
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? page(request).orElseGet(() -> others.answer(request))
                : others.answer(request);
    }

    /** Another site in the same browser may send forms here, and must not move the clock. */
    private static boolean isForeignForm(Request request) {
        return request.path().startsWith("/local/")
                && request.method().equals("POST")
                && request.header("sec-fetch-site").orElse("none").equals("cross-site");
    }

    private Optional<Answer> page(Request request) {
        return Optional.ofNullable(
                switch (request.path()) {
                    case "/" -> start.page(request);
                    case Frame.STYLE -> Frame.style();
                    case ACCOUNTS -> members.page("accounts", request);
                    case PEOPLE -> members.page("people", request);
                    case TASKS -> tasks.page(request);
                    case MAILBOX -> prefersHtml(request) ? mailbox.page(request) : null;
                    case String path when path.startsWith(LENSES) -> lenses.lens(word(path, LENSES));
                    case String path when path.startsWith(AUDIENCES) -> lenses.audience(word(path, AUDIENCES));
                    case String path
                    when path.startsWith(ACCOUNTS + "/") -> account.page(word(path, ACCOUNTS + "/"), request);
                    case String path when path.startsWith(TASKS + "/") -> tasks.task(word(path, TASKS + "/"));
                    case String path
                    when path.startsWith(PEOPLE + "/") -> people.page(word(path, PEOPLE + "/"), request);
                    case String path
                    when path.startsWith(MAILBOX + "/") && path.endsWith(RENDERED) ->
                        mail.rendered(word(path.substring(0, path.length() - RENDERED.length()), MAILBOX + "/"));
                    case String path
                    when path.startsWith(MAILBOX + "/") -> mail.page(word(path, MAILBOX + "/"), request);
                    default -> null;
                });
    }

    private static String word(String path, String before) {
        var word = path.substring(before.length());
        try {
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return word;
        }
    }

    private static boolean prefersHtml(Request request) {
        var accept = request.header("accept").orElse("");
        var html = accept.indexOf("text/html");
        var json = accept.indexOf("application/json");
        return html >= 0 && (json < 0 || html < json);
    }
}

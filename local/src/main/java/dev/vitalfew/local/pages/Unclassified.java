package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.word;

import java.util.ArrayList;

/** Why a lens can't judge some accounts: the reasons of the first few, which are read when asked for. */
final class Unclassified {

    private static final int EXAMPLES = 3;

    private final Operator operator;

    Unclassified(Operator operator) {
        this.operator = operator;
    }

    /** Nothing for a lens that judges everybody. */
    String details(LensView lens) {
        if (lens.unclassified() == 0 || !lens.isOfAccounts()) {
            return "";
        }
        var examples = new ArrayList<String>();
        var filter = encoded(lens.name() + ":unclassified");
        operator.find("/api/accounts?limit=" + EXAMPLES + "&segment=" + filter)
                .ifPresent(page -> page.path("accounts").forEach(account -> {
                    var id = account.path("account").asText();
                    examples.add("<li>"
                            + link(
                                    "/local/accounts/" + encoded(id),
                                    account.path("id").asText()) + ": " + text(reason(id, lens.name())) + "</li>");
                }));
        return """
            <details class="why"><summary>%s unclassified: why?</summary><p>This lens can't judge them yet.</p>\
            <ul>%s</ul><p>%s</p></details>
            """.formatted(
                        count(lens.unclassified()),
                        String.join("", examples),
                        link(lens.members("unclassified"), "All of them"));
    }

    private String reason(String account, String lens) {
        return operator.find("/api/accounts/" + word(account))
                .map(found -> found.path("segments").path(lens).path("reason").asText())
                .filter(reason -> !reason.isEmpty())
                .orElse("no reason is known");
    }
}

package dev.vitalfew.lifecycle.emails;

import ch.digitalfondue.mjml4j.Mjml4j;
import ch.digitalfondue.mjml4j.Mjml4j.TextDirection;

/** MJML to HTML, by a library that lets through whatever it does not know: check it first. */
final class Mjml {

    private Mjml() {}

    static String toHtml(String mjml, Language language) {
        var direction = language.isFromRightToLeft() ? TextDirection.RTL : TextDirection.LTR;
        return Mjml4j.render(mjml, new Mjml4j.Configuration(language.tag(), direction));
    }
}

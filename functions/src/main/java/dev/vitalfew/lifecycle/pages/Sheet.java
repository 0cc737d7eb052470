package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.lifecycle.emails.Brand;

/**
 * What a page is written on: whose it is, in which language, and where it is.
 *
 * @param stated whether the link says the language; else the browser does, each time
 * @param path such as {@code /p/unsubscribe}
 * @param token of the link that led here, as it came
 */
public record Sheet(Brand brand, Texts texts, boolean stated, String path, String token) {

    public String language() {
        return texts.language();
    }

    /** Where this page's forms are sent, and where it is read again. */
    String here() {
        return Page.escaped(inSameLanguage(path + "?t=" + token));
    }

    /** This page in another language, escaped for an attribute. */
    String in(String language) {
        return Page.escaped(path + "?t=" + token + "&l=" + language);
    }

    /** A link to another page, in the same language. */
    String to(String link) {
        return Page.escaped(inSameLanguage(link));
    }

    private String inSameLanguage(String link) {
        return stated ? link + "&l=" + texts.language() : link;
    }

    String mailTo() {
        var address = Page.escaped(brand.replyTo());
        return "<a href=\"mailto:" + address + "\">" + address + "</a>";
    }

    String name() {
        return Page.escaped(brand.name());
    }
}

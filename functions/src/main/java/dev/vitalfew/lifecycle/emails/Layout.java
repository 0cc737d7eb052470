package dev.vitalfew.lifecycle.emails;

/** What every email has around its content: a whole MJML document with places for content, subject and preheader. */
record Layout(String mjml) {

    /** Where the content of an email stands in the layout, on one line, so that lines keep their numbers. */
    private static final String BEFORE = "<mjml><mj-body><mj-section><mj-column>";

    private static final String AFTER = "</mj-column></mj-section></mj-body></mjml>";

    private static final String CONTENT = "{{> content}}";
    private static final String SUBJECT = "{{> subject}}";
    private static final String PREHEADER = "{{> preheader}}";

    static Layout parse(String file, String mjml) {
        for (var place : new String[] {CONTENT, SUBJECT, PREHEADER}) {
            if (mjml.split(java.util.regex.Pattern.quote(place), -1).length != 2) {
                throw new BadTemplate(file, 1, "must contain " + place + " exactly once");
            }
        }
        if (!mjml.contains("{{links.unsubscribe}}") || !mjml.contains("{{brand.postal_address}}")) {
            throw new BadTemplate(file, 1, "must contain {{links.unsubscribe}} and {{brand.postal_address}}");
        }
        Mjml.check(file, mjml.replace(CONTENT, ""), 0);
        return new Layout(mjml);
    }

    String around(Source email) {
        Mjml.check(email.file(), BEFORE + email.mjml() + AFTER, email.firstLine() - 1);
        return mjml.replace(SUBJECT, escaped(email.subject()))
                .replace(PREHEADER, escaped(email.preheader()))
                .replace(CONTENT, email.mjml());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

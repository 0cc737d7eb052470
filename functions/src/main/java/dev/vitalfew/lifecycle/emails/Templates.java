package dev.vitalfew.lifecycle.emails;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import dev.vitalfew.lifecycle.emails.Emails.Compiled;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * An email's subject, HTML and text, ready to be filled in. Handlebars as far as emails need it: values from maps only, a
 * missing one is an error, nothing unescaped.
 */
record Templates(String file, Template forSubject, Template forHtml, Template forText) {

    /** @throws BadTemplate when Handlebars can't read it */
    static Templates of(Compiled email) {
        var locale = Locale.forLanguageTag(email.language());
        var html = handlebars(EscapingStrategy.HTML_ENTITY, locale);
        var text = handlebars(EscapingStrategy.NOOP, locale);
        return new Templates(
                email.file(),
                compiled(text, email.file(), email.subject()),
                compiled(html, email.file(), email.html()),
                compiled(text, email.file(), email.text()));
    }

    String subject(Map<String, Object> values) {
        return filled(forSubject, values);
    }

    String html(Map<String, Object> values) {
        return filled(forHtml, values);
    }

    String text(Map<String, Object> values) {
        return filled(forText, values);
    }

    private static Handlebars handlebars(EscapingStrategy escaping, Locale locale) {
        var handlebars = new Handlebars().with(escaping);
        handlebars.registerHelper(
                "default", (value, options) -> Handlebars.Utils.isEmpty(value) ? options.param(0) : value);
        handlebars.registerHelper(
                "date", (value, options) -> Formats.date(value, locale, options.context.get("timezone")));
        handlebars.registerHelper("number", (value, _) -> Formats.number(value, locale));
        handlebars.registerHelper("url", (value, _) -> Formats.url(value));
        handlebars.registerHelperMissing((Helper<Object>) (_, options) -> {
            throw new IllegalArgumentException("{{" + options.fn.text().replaceAll("[{}]", "")
                    + "}} has no value; write {{default " + options.helperName + " 'something else'}}");
        });
        return handlebars;
    }

    private static Template compiled(Handlebars handlebars, String file, String text) {
        try {
            return handlebars.compileInline(text);
        } catch (HandlebarsException | IOException e) {
            throw new BadTemplate(file, String.valueOf(e.getMessage()));
        }
    }

    private String filled(Template template, Map<String, Object> values) {
        try {
            return template.apply(Context.newBuilder(values)
                    .resolver(MapValueResolver.INSTANCE)
                    .build());
        } catch (HandlebarsException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new BadTemplate(file, String.valueOf(cause.getMessage()));
        } catch (IOException e) {
            throw new BadTemplate(file, String.valueOf(e.getMessage()));
        }
    }
}

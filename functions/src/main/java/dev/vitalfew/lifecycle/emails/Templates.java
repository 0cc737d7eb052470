package dev.vitalfew.lifecycle.emails;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Handlebars as far as emails need it: values from maps only, a missing one is an error, nothing unescaped. */
final class Templates {

    private final Handlebars handlebars;

    private Templates(EscapingStrategy escaping, Locale locale) {
        handlebars = new Handlebars().with(escaping);
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
    }

    /** Every value is escaped. */
    static Templates html(Locale locale) {
        return new Templates(EscapingStrategy.HTML_ENTITY, locale);
    }

    /** For subjects and plain text. */
    static Templates text(Locale locale) {
        return new Templates(EscapingStrategy.NOOP, locale);
    }

    Template compile(String file, String text) {
        try {
            return handlebars.compileInline(text);
        } catch (HandlebarsException | IOException e) {
            throw new BadTemplate(file, String.valueOf(e.getMessage()));
        }
    }

    static String render(String file, Template template, Map<String, Object> values) {
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

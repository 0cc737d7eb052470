package dev.vitalfew.lifecycle.emails;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import java.io.IOException;
import java.util.Map;

/** Handlebars as far as emails need it: values from maps only, a missing one is an error, nothing unescaped. */
final class Templates {

    /** For HTML: every value is escaped. */
    static final Templates HTML = new Templates(EscapingStrategy.HTML_ENTITY);

    /** For subjects and plain text. */
    static final Templates TEXT = new Templates(EscapingStrategy.NOOP);

    private final Handlebars handlebars;

    private Templates(EscapingStrategy escaping) {
        handlebars = new Handlebars().with(escaping);
        handlebars.registerHelper(
                "default", (value, options) -> Handlebars.Utils.isEmpty(value) ? options.param(0) : value);
        handlebars.registerHelperMissing((Helper<Object>) (_, options) -> {
            throw new IllegalArgumentException("{{" + options.fn.text().replaceAll("[{}]", "")
                    + "}} has no value; write {{default " + options.helperName + " 'something else'}}");
        });
    }

    Template compile(String file, String text) {
        try {
            var template = handlebars.compileInline(text);
            if (!template.collect(TagType.TRIPLE_VAR, TagType.AMP_VAR).isEmpty()) {
                throw new BadTemplate(file, "values are always escaped: write {{…}} instead of {{{…}}} or {{&…}}");
            }
            return template;
        } catch (HandlebarsException e) {
            throw new BadTemplate(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
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

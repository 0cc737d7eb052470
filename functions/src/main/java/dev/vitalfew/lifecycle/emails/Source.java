package dev.vitalfew.lifecycle.emails;

import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * An email's file: a block of YAML between lines of dashes with its subject and preheader, then its MJML.
 *
 * @param preheader what mailboxes show beside the subject
 * @param firstLine the line of the file on which the MJML begins
 */
record Source(String file, String subject, String preheader, String mjml, int firstLine) {

    private static final Pattern FILE = Pattern.compile("\\A---\\R(.*?\\R)---\\R(.*)\\z", Pattern.DOTALL);

    static Source parse(String file, String content) {
        var parts = FILE.matcher(content);
        if (!parts.matches()) {
            throw new BadTemplate(
                    file, 1, "begin with a block between two lines of --- that gives the subject and preheader");
        }
        var matter = matter(file, parts.group(1));
        var firstLine = (int) content.substring(0, parts.start(2)).lines().count() + 1;
        return new Source(
                file, text(file, matter, "subject"), text(file, matter, "preheader"), parts.group(2), firstLine);
    }

    private static Map<?, ?> matter(String file, String yaml) {
        try {
            var loaded = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new BadTemplate(file, 2, "the first block must give subject: and preheader:");
        } catch (YamlEngineException e) {
            throw new BadTemplate(file, 2, "the first block is not YAML: " + e.getMessage());
        }
    }

    private static String text(String file, Map<?, ?> matter, String name) {
        if (matter.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new BadTemplate(file, 2, name + ": is missing in the first block");
    }
}

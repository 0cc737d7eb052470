package dev.vitalfew.lifecycle.emails;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which tags may stand in which, and with which attributes: those of MJML 4 that mjml4j renders, and simple HTML. */
final class Grammar {

    static final Set<String> HTML = words("a b blockquote br code em h1 h2 h3 hr i img li ol p small span strong table"
            + " tbody td th thead tr u ul");

    private static final Set<String> BLOCKS =
            words("mj-text mj-button mj-image mj-divider mj-spacer mj-table mj-social mj-raw");

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("", words("mjml")),
            Map.entry("mjml", words("mj-head mj-body")),
            Map.entry("mj-head", words("mj-title mj-preview mj-attributes mj-style mj-breakpoint mj-font mj-raw")),
            Map.entry(
                    "mj-attributes",
                    words("mj-all mj-class mj-text mj-button mj-image mj-section mj-column mj-divider mj-table")),
            Map.entry("mj-body", words("mj-section mj-wrapper mj-raw")),
            Map.entry("mj-wrapper", words("mj-section")),
            Map.entry("mj-section", words("mj-column mj-group")),
            Map.entry("mj-group", words("mj-column")),
            Map.entry("mj-column", BLOCKS),
            Map.entry("mj-social", words("mj-social-element")),
            Map.entry("mj-raw", words("meta")),
            Map.entry("mj-text", HTML),
            Map.entry("mj-button", words("b strong em br span")),
            Map.entry("mj-table", HTML));

    private static final Set<String> PADDING = words("padding padding-top padding-right padding-bottom padding-left");
    private static final Set<String> BORDER =
            words("border border-top border-right border-bottom border-left border-radius");
    private static final Set<String> FONT = words(
            "color font-family font-size font-style font-weight letter-spacing line-height text-decoration text-transform");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("mjml", words("lang dir")),
            Map.entry("mj-style", words("inline")),
            Map.entry("mj-breakpoint", words("width")),
            Map.entry("mj-font", words("name href")),
            Map.entry("mj-body", words("background-color width css-class")),
            Map.entry(
                    "mj-section",
                    all(
                            PADDING,
                            BORDER,
                            words("background-color background-url background-repeat background-size"
                                    + " background-position background-position-x background-position-y direction full-width"
                                    + " text-align text-padding"))),
            Map.entry(
                    "mj-column",
                    all(
                            PADDING,
                            BORDER,
                            words("background-color inner-background-color inner-border inner-border-top"
                                    + " inner-border-right inner-border-bottom inner-border-left inner-border-radius direction"
                                    + " vertical-align width"))),
            Map.entry("mj-group", words("background-color direction vertical-align width")),
            Map.entry(
                    "mj-text",
                    all(
                            PADDING,
                            FONT,
                            words("align background-color container-background-color height vertical-align"))),
            Map.entry(
                    "mj-button",
                    all(
                            PADDING,
                            BORDER,
                            FONT,
                            words("align background-color container-background-color height href name"
                                    + " title inner-padding rel target vertical-align text-align width"))),
            Map.entry(
                    "mj-image",
                    all(
                            PADDING,
                            BORDER,
                            words("alt href name src srcset sizes title rel align container-background-color"
                                    + " fluid-on-mobile target width height max-height font-size usemap"))),
            Map.entry(
                    "mj-divider",
                    all(
                            PADDING,
                            words("border-color border-style border-width container-background-color width align"))),
            Map.entry("mj-spacer", all(PADDING, BORDER, words("container-background-color height"))),
            Map.entry(
                    "mj-table",
                    all(
                            PADDING,
                            FONT,
                            words("align border cellpadding cellspacing container-background-color role"
                                    + " table-layout vertical-align width"))),
            Map.entry(
                    "mj-social",
                    all(
                            PADDING,
                            FONT,
                            words("align border-radius container-background-color icon-size icon-height"
                                    + " icon-padding inner-padding mode table-layout text-padding vertical-align"))),
            Map.entry(
                    "mj-social-element",
                    all(
                            PADDING,
                            FONT,
                            words(
                                    "align icon-position background-color border-radius href icon-size icon-height"
                                            + " icon-padding name rel src srcset sizes alt title target text-padding vertical-align"))),
            Map.entry("meta", words("name content")));

    private static final Set<String> OF_HTML = words("align alt aria-hidden aria-label border cellpadding cellspacing"
            + " class colspan dir height href id lang role rowspan src start style target title type valign width");

    private Grammar() {}

    static Set<String> childrenOf(String tag) {
        return HTML.contains(tag) ? HTML : CHILDREN.getOrDefault(tag, Set.of());
    }

    /** Every tag that there is. */
    static Set<String> tags() {
        return CHILDREN.values().stream().flatMap(Set::stream).collect(toUnmodifiableSet());
    }

    /** Whether text may stand there; elsewhere MJML drops it in silence. */
    static boolean hasText(String tag) {
        return HTML.contains(tag)
                || Set.of(
                                "mj-text",
                                "mj-button",
                                "mj-table",
                                "mj-raw",
                                "mj-style",
                                "mj-title",
                                "mj-preview",
                                "mj-social-element")
                        .contains(tag);
    }

    static Set<String> attributesOf(String tag, String parent) {
        if (HTML.contains(tag)) {
            return OF_HTML;
        }
        var own = ATTRIBUTES.getOrDefault(tag.equals("mj-wrapper") ? "mj-section" : tag, Set.of());
        if (tag.equals("mj-all") || tag.equals("mj-class")) {
            return all(
                    ATTRIBUTES.values().stream().flatMap(Set::stream).collect(toUnmodifiableSet()),
                    words("name css-class"));
        }
        return parent.equals("mj-attributes") || tag.startsWith("mj-") && hasClass(tag)
                ? all(own, words("css-class mj-class"))
                : own;
    }

    private static boolean hasClass(String tag) {
        return BLOCKS.contains(tag)
                || Set.of("mj-section", "mj-wrapper", "mj-column", "mj-group", "mj-social-element")
                        .contains(tag);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(toUnmodifiableSet());
    }
}

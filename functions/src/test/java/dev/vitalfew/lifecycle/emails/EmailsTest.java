package dev.vitalfew.lifecycle.emails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.model.ModelHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EmailsTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final Emails EMAILS = Emails.compile(MODEL);
    private static final Map<String, String> LINKS = Map.of(
            "unsubscribe",
            "https://vf.example/u",
            "preferences",
            "https://vf.example/p",
            "why",
            "https://vf.example/w",
            "nps",
            "https://vf.example/n?t=1.a.b");

    @Test
    void everyEmailOfTheStarterModelRendersForSomebodyKnownAndUnknown() {
        for (var name : EMAILS.names()) {
            var known = render(name, Map.of("firstName", new TextNode("Ada")));
            var unknown = render(name, Map.of());

            assertThat(known.html()).contains("Hi Ada,").doesNotContain("{{").doesNotContain("<mj-");
            assertThat(unknown.html()).contains("Hi there,", "Unsubscribe", "10115 Berlin");
            assertThat(unknown.text())
                    .contains("Hi there,", "https://vf.example/u", "10115 Berlin")
                    .doesNotContain("<");
            assertThat(known.subject()).isNotBlank().hasSizeLessThan(70);
        }
    }

    @Test
    void valuesAreEscapedInHtmlAndPlainInText() {
        var message =
                render("reactivation-1", Map.of("firstName", new TextNode("<img src=x onerror=\"a()\"> & Söhne")));

        assertThat(message.html())
                .contains("&lt;img src")
                .contains("&amp; Söhne")
                .doesNotContain("<img src=x");
        assertThat(message.text()).contains("Hi <img src=x onerror=\"a()\"> & Söhne,");
    }

    @Test
    void aSurveyHasALinkForEachScoreAndOneInText() {
        var message = render("nps-survey", Map.of());

        for (var score = 0; score <= 10; score++) {
            assertThat(href(message.html(), "aria-label=\"Score " + score + " of 10\""))
                    .isEqualTo("https://vf.example/n?t=1.a.b&score=" + score);
        }
        assertThat(message.text()).contains("(https://vf.example/n?t=1.a.b)").doesNotContain("score=");
    }

    @Test
    void noValueCanAddAHeader() {
        var account = Map.<String, JsonNode>of("name", new TextNode("Acme\r\nBcc: eve@example.com\u0000"));
        var message =
                EMAILS.render("reactivation-1", "ada@example.com", new Variables(Map.of(), account, LINKS), Map.of());

        assertThat(message.subject())
                .isEqualTo("Acme Bcc: eve@example.com's projects are where you left them")
                .doesNotContain("\r", "\n");
        assertThatThrownBy(() -> EMAILS.render(
                        "reactivation-1",
                        "ada@example.com\nBcc: eve@example.com",
                        new Variables(Map.of(), Map.of(), LINKS),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Names as strangers choose them. */
    static List<String> nastyNames() {
        return List.of(
                "O'Brien \"Bob\" <b>x</b> & Söhne",
                "Ada\r\nBcc: eve@example.com\r\n\r\n<script>a()</script>",
                "Ada\u0085\u2028\u2029\u000B\u0000\u001BLovelace",
                "\u202Egnp.exe\u202C \u2067עדה\u2069 \u200Fעדה",
                "👩🏽‍🚀 Ada 🇩🇪",
                "{{brand.from}} {{{person.email}}} ${x} <%= y %>",
                "Ada " + "👩🏽‍🚀".repeat(1_500),
                "x".repeat(10_240),
                "\uD83D broken",
                "=?UTF-8?B?QmNjOiBldmVAZXhhbXBsZS5jb20=?=");
    }

    @ParameterizedTest
    @MethodSource("nastyNames")
    void aNastyNameStaysAName(String name) {
        var trait = new TextNode(name);
        var message = EMAILS.render(
                "reactivation-1",
                "ada@example.com",
                new Variables(Map.of("firstName", trait), Map.of("name", trait), LINKS),
                Map.of());

        assertThat(message.subject())
                .hasSizeBetween(20, 200)
                .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
        assertThat(message.subject().codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        assertThat(message.html()).doesNotContain("<script", "<b>x", "\u202E").hasSizeLessThan(40_000);
        assertThat(message.text()).contains("Pick up where you left off").doesNotContain("\u202E", "\r");
        assertThat(message.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    }

    @Test
    void anInvisibleNameIsNone() {
        assertThat(render("reactivation-1", Map.of("firstName", new TextNode("\u200B\u200F \u2060")))
                        .text())
                .contains("Hi there,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plainboard                 | \"Plainboard\" <hello@plainboard.example>",
                "Plain \"Ada\" \\ Board     | \"Plain Ada  Board\" <hello@plainboard.example>",
                "Müller & Söhne             | =?UTF-8?B?TcO8bGxlciAmIFPDtmhuZQ==?= <hello@plainboard.example>",
            })
    void theSendersNameIsOneThatMailProgramsRead(String name, String sender) {
        var values = new TreeMap<>(EMAILS.brand().values());
        values.put("name", name);

        assertThat(new Brand(values).sender()).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource({
        "mia@plainboard.example, true",
        "mia@PLAINBOARD.example, true",
        "mia@example.com, true",
        "Somebody@example.org, true",
        "other@example.org, false",
        "mia@notplainboard.example, false",
        "mia@plainboard.example.evil.example, false",
        "mia@sub.example.com, false",
    })
    void testsGoToTheBrandsDomainsAndToWhomItNames(String address, boolean allowed) {
        var values = new TreeMap<>(EMAILS.brand().values());
        values.put("test_to", "@example.com, somebody@example.org");

        assertThat(new Brand(values).allowsTestTo(address)).isEqualTo(allowed);
    }

    /** RFC 2047: at most 75 characters a word, and no character cut in two. */
    @Test
    void aLongSendersNameIsSeveralWords() {
        var values = new TreeMap<>(EMAILS.brand().values());
        values.put("name", "Müller 👩🏽‍🚀 ".repeat(20).strip());

        assertThat(new Brand(values).sender().split(" "))
                .allMatch(word -> word.length() <= 75)
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource({
        "locale, de, de",
        "locale, de-AT, de",
        "locale, de_DE.UTF-8, de",
        "locale, DE, de",
        "language, de, de",
        "locale, fr, en",
        "locale, '', en",
        "locale, den, en",
        "shoe, de, en",
    })
    void isWrittenInTheRecipientsLanguage(String trait, String value, String language) {
        var message = render("getting-started", Map.of(trait, new TextNode(value), "firstName", new TextNode("Ada")));

        var german = language.equals("de");
        assertThat(message.html()).contains("<html lang=\"" + language + "\"");
        assertThat(message.subject()).startsWith(german ? "Ihr erstes Projekt" : "Your first project");
        assertThat(message.text())
                .contains(german ? "Guten Tag Ada," : "Hi Ada,")
                .contains(german ? "Abbestellen (https://vf.example/u)" : "Unsubscribe (https://vf.example/u)");
        assertThat(EMAILS.languages("getting-started")).containsExactly("en", "de");
    }

    @Test
    void theAccountsLanguageIsForWhoStatesNone() {
        var account = Map.<String, JsonNode>of("locale", new TextNode("de"));

        assertThat(EMAILS.render("getting-started", "a@b.example", new Variables(Map.of(), account, LINKS), Map.of())
                        .text())
                .contains("Guten Tag,");
        assertThat(EMAILS.render(
                                "getting-started",
                                "a@b.example",
                                new Variables(Map.of("language", new TextNode("en")), account, LINKS),
                                Map.of())
                        .text())
                .contains("Hi there,");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2026-03-01, 'March 1, 2026', 1234.5, '1,234.5'",
        "de, 2026-03-01, 1. März 2026, 1234.5, '1.234,5'",
        // Midnight in Berlin is still the day before in UTC.
        "de, 2026-02-28T23:30:00Z, 1. März 2026, 490, 490",
    })
    void writesDatesAndNumbersAsTheLanguageDoes(
            String language, String date, String dated, String number, String said) {
        var locale = Locale.forLanguageTag(language);

        assertThat(Formats.date(date, locale, "Europe/Berlin")).isEqualTo(dated);
        assertThat(Formats.number(number, locale)).isEqualTo(said);
        assertThat(Formats.date("soon", locale, "Nowhere")).isNull();
        assertThat(Formats.number("many", locale)).isNull();
    }

    @Test
    void fillsInDatesNumbersAndLinks(@TempDir Path folder) throws IOException {
        copyModel(folder);
        Files.writeString(folder.resolve("emails/trial.mjml"), """
                ---
                subject: Until {{default (date account.trial_ends_at) 'soon'}}
                preheader: Ho
                ---
                <mj-text>{{default (number account.mrr) 'nothing'}}
                <a href="https://a.example/?q={{url (default account.name 'x')}}">Go</a></mj-text>
                """);
        var account = Map.<String, JsonNode>of(
                "trial_ends_at", new TextNode("2026-03-01"),
                "mrr", new IntNode(1490),
                "name", new TextNode("A & B/ü"));
        var emails = Emails.compile(folder);

        var known = emails.render("trial", "a@b.example", new Variables(Map.of(), account, LINKS), Map.of());
        var unknown = emails.render("trial", "a@b.example", new Variables(Map.of(), Map.of(), LINKS), Map.of());

        assertThat(known.subject()).isEqualTo("Until March 1, 2026");
        assertThat(known.text()).contains("1,490 Go (https://a.example/?q=A%20%26%20B%2F%C3%BC)");
        assertThat(unknown.subject()).isEqualTo("Until soon");
        assertThat(unknown.text()).contains("nothing Go (https://a.example/?q=x)");
    }

    @Test
    void showsALogoWithItsText(@TempDir Path folder) throws IOException {
        copyModel(folder);
        Files.writeString(
                folder.resolve("brand.yaml"),
                "\nlogo: https://cdn.plainboard.example/logo.png\nlogo_alt: Plainboard, the board\n",
                StandardOpenOption.APPEND);

        var message = Emails.compile(folder)
                .render("referral", "a@b.example", new Variables(Map.of(), Map.of(), LINKS), Map.of());

        assertThat(message.html())
                .containsPattern("<img [^>]*alt=\"Plainboard, the board\"")
                .containsPattern("<img [^>]*src=\"https://cdn.plainboard.example/logo.png\"");
    }

    @Test
    void aValueThatLooksLikeATemplateIsNotOne() {
        var message = render("reactivation-1", Map.of("firstName", new TextNode("{{brand.from}}")));

        assertThat(message.text()).contains("Hi {{brand.from}},");
    }

    @Test
    void readsBackWhatADeploymentCompiled(@TempDir Path folder) throws IOException {
        EMAILS.write(folder.resolve("one"));
        Emails.compile(MODEL).write(folder.resolve("another"));
        var read = Emails.read(folder.resolve("one"));
        var german = new Variables(Map.of("locale", new TextNode("de-AT")), Map.of(), LINKS);

        assertThat(folder.resolve("another")).hasSameBinaryContentAs(folder.resolve("one"));
        assertThat(read.names()).isEqualTo(EMAILS.names());
        assertThat(read.languages("getting-started")).containsExactly("en", "de");
        for (var name : EMAILS.names()) {
            assertThat(read.isTransactional(name)).isEqualTo(EMAILS.isTransactional(name));
            assertThat(read.render(name, "ada@example.com", german, Map.of()))
                    .isEqualTo(EMAILS.render(name, "ada@example.com", german, Map.of()));
        }
        assertThat(read.example()).isEqualTo(EMAILS.example());
    }

    @Test
    void aModelThatMailsNobodyNeedsNoTemplates(@TempDir Path folder) throws IOException {
        Files.copy(MODEL.resolve("brand.yaml"), folder.resolve("brand.yaml"));

        assertThat(Emails.compile(folder).names()).isEmpty();
    }

    /** Where the link with that attribute leads, as a browser reads it. */
    private static String href(String html, String attribute) {
        var link = Pattern.compile("<a [^>]*" + Pattern.quote(attribute) + "[^>]*>")
                .matcher(html);
        assertThat(link.find()).as(attribute).isTrue();
        return link.group()
                .replaceAll(".*href=\"([^\"]*)\".*", "$1")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    private static Message render(String name, Map<String, JsonNode> person) {
        return EMAILS.render(name, "ada@example.com", new Variables(person, Map.of(), LINKS), Map.of());
    }

    private static void copyModel(Path folder) throws IOException {
        for (var file : ModelHash.files(MODEL)) {
            var copy = folder.resolve(MODEL.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}

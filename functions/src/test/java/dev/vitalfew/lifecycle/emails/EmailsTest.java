package dev.vitalfew.lifecycle.emails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailsTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final Emails EMAILS = Emails.read(MODEL);
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
                .startsWith("Acme Bcc: eve@example.com 's projects")
                .doesNotContain("\r", "\n");
        assertThatThrownBy(() -> EMAILS.render(
                        "reactivation-1",
                        "ada@example.com\nBcc: eve@example.com",
                        new Variables(Map.of(), Map.of(), LINKS),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueThatLooksLikeATemplateIsNotOne() {
        var message = render("reactivation-1", Map.of("firstName", new TextNode("{{brand.from}}")));

        assertThat(message.text()).contains("Hi {{brand.from}},");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mj-text>Hi {{person.nme}}</mj-text>                           | {{person.nme}} has no value",
                "<mj-text>Hi {{brand.nme}}</mj-text>                            | there is no brand.nme",
                "<mj-text>{{#if person.x}}{{brand.nme}}{{/if}}</mj-text>        | brand.nme",
                "<mj-text>Hi {{{person.name}}}</mj-text>                        | always escaped",
                "<mj-text>Hi {{&person.name}}</mj-text>                         | emails/bad.mjml:5",
                "<mj-text>Hi {{#if person.name}}</mj-text>                      | emails/bad.mjml",
                "<mj-text>Hi                                                    | emails/bad.mjml:6: a tag is not closed",
                "<mj-text><p>Hi</mj-text>                                       | emails/bad.mjml:5: a tag is not closed",
                "<mj-txet>Hi</mj-txet>                                          | emails/bad.mjml:5: <mj-txet> can't stand in <mj-column>",
                "<mj-text><script>a()</script></mj-text>                        | <script> can't stand in <mj-text>",
                "<mj-text><p onclick='a()'>Hi</p></mj-text>                     | onclick= can't be used",
                "<mj-button href='http://example.com'>Go</mj-button>            | a link must begin with https://",
                "<mj-button href='javascript:a()'>Go</mj-button>                | a link must begin with https://",
                "<mj-button href='{{links.nps}}?score=9'>9</mj-button>          | emails/bad.mjml:5: behind {{links.nps}} can stand &amp;score=0 to &amp;score=10",
                "<mj-button href='{{links.nps}}&amp;score=11'>11</mj-button>    | behind {{links.nps}}",
                "<mj-text><a href='{{links.nps}}&amp;score='>0</a></mj-text>    | behind {{links.nps}}",
                "<mj-text>{{links.nsp}}</mj-text>                               | there is no links.nsp",
                "<mj-button href='{{default person.site \"https://a\"}}'>Go</mj-button> | a link must begin with https://",
            })
    void refusesABadTemplate(String mjml, String problem, @TempDir Path folder) throws IOException {
        write(folder, "---\nsubject: Hi\npreheader: Ho\n---\n" + mjml + "\n");

        assertThatThrownBy(() -> Emails.read(folder))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesATemplateWithoutASubject(@TempDir Path folder) throws IOException {
        write(folder, "---\npreheader: Ho\n---\n<mj-text>Hi</mj-text>\n");

        assertThatThrownBy(() -> Emails.read(folder)).hasMessageContaining("bad.mjml:2: subject: is missing");
    }

    @Test
    void aModelThatMailsNobodyNeedsNoTemplates(@TempDir Path folder) throws IOException {
        Files.copy(MODEL.resolve("brand.yaml"), folder.resolve("brand.yaml"));

        assertThat(Emails.read(folder).names()).isEmpty();
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

    private static void write(Path folder, String content) throws IOException {
        Files.createDirectories(folder.resolve("emails"));
        Files.copy(MODEL.resolve("brand.yaml"), folder.resolve("brand.yaml"));
        Files.copy(MODEL.resolve("emails/layout.mjml"), folder.resolve("emails/layout.mjml"));
        Files.writeString(folder.resolve("emails/bad.mjml"), content);
    }
}

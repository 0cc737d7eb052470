package dev.vitalfew.lifecycle.emails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailProblemsTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final String HEAD = "---\nsubject: Hi\npreheader: Ho\n---\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyWhatEmailsShare() throws IOException {
        Files.createDirectories(folder.resolve("emails/partials"));
        for (var file : List.of(
                "brand.yaml",
                "emails/layout.mjml",
                "emails/words.yaml",
                "emails/example.yaml",
                "emails/partials/button.mjml")) {
            Files.copy(MODEL.resolve(file), folder.resolve(file));
        }
    }

    /** Lines 1 to 4 are the head; \n stands for a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // tags and attributes
                "<mj-txet>Hi</mj-txet> | 5:1 | there is no <mj-txet>. Instead: mj-text.",
                "<mj-text><script>a()</script></mj-text> | 5:10 | there is no <script>. Instead: one of a, b, blockquote, br, code, em, h1, h2, h3, hr, i, img, li, ol, p, small, span, strong, table, tbody, td, th, thead, tr, u, ul.",
                "<mj-text><mj-button>Go</mj-button></mj-text> | 5:10 | <mj-button> can't stand in <mj-text>. Instead: one of a, b, blockquote, br, code, em, h1, h2, h3, hr, i, img, li, ol, p, small, span, strong, table, tbody, td, th, thead, tr, u, ul.",
                "<mj-text>\\n<p>Hi</mj-text> | 6:1 | <p> is not closed. Instead: </p> before </mj-text>.",
                "<mj-text>Hi | 5:1 | <mj-text> is not closed. Instead: </mj-text> before </mj-column>.",
                "<mj-text>Hi</p></mj-text> | 5:12 | </p> closes a tag that is not open. Instead: <p> before it, or nothing.",
                "<mj-text>Hi<br>you</mj-text> | 5:12 | <br> is not closed. Instead: <br />.",
                "<mj-text>1 < 2</mj-text> | 5:12 | < begins no tag here. Instead: &lt;.",
                "<mj-text>Q&A</mj-text> | 5:11 | & begins nothing here. Instead: &amp;.",
                "<mj-text>a&nbsp;b</mj-text> | 5:11 | MJML does not know &nbsp;. Instead: &#160;.",
                "<mj-text colour='#000000'>Hi</mj-text> | 5:10 | <mj-text> has no colour=. Instead: color=.",
                "<mj-text><p onclick='a()'>Hi</p></mj-text> | 5:13 | <p> has no onclick=. Instead: an attribute that <p> has.",
                "<mj-text align=left>Hi</mj-text> | 5:1 | <mj-text> has an attribute without quotes: align=left. Instead: name=\"value\".",
                "Hi<mj-text>you</mj-text> | 5:1 | text in <mj-column> is dropped. Instead: <mj-text> around it.",
                // braces
                "<mj-text>Hi {{person.firstNme}}</mj-text> | 5:13 | there is no person.firstNme. Instead: person.firstName.",
                "<mj-text>Hi {{default person.firstNme 'you'}}</mj-text> | 5:13 | there is no person.firstNme. Instead: person.firstName.",
                "<mj-text>{{default person.shoeSize '7'}}</mj-text> | 5:10 | there is no person.shoeSize. Instead: a trait that a rule reads, or an example of it in emails/example.yaml.",
                "<mj-text>Hi {{person.firstName}}</mj-text> | 5:13 | {{person.firstName}} may have no value. Instead: {{default person.firstName 'something else'}}.",
                "<mj-text>\\n\\n  Hi {{person.firstName}}</mj-text> | 7:6 | {{person.firstName}} may have no value. Instead: {{default person.firstName 'something else'}}.",
                "<mj-text>{{date account.trial_ends_at}}</mj-text> | 5:10 | {{date account.trial_ends_at}} may have no value. Instead: {{default (date account.trial_ends_at) 'something else'}}.",
                "<mj-text>{{#if account.mrr}}{{number account.mrr}}{{/if}}</mj-text> | 5:29 | {{number account.mrr}} may have no value. Instead: {{default (number account.mrr) 'something else'}}.",
                "<mj-text><a href='https://a.example/{{url person.id}}'>Go</a></mj-text> | 5:37 | {{url person.id}} may have no value. Instead: {{url (default person.id 'something else')}}.",
                "<mj-text>{{default person.firstName person.name}}</mj-text> | 5:10 | {{default person.firstName person.name}} may have no value. Instead: {{default (default person.firstName person.name) 'something else'}}.",
                "<mj-text>{{#if person.name}}{{person.firstName}}{{/if}}</mj-text> | 5:29 | {{person.firstName}} may have no value. Instead: {{default person.firstName 'something else'}}.",
                "<mj-text>{{#if person.name}}a{{else}}{{person.name}}{{/if}}</mj-text> | 5:38 | {{person.name}} may have no value. Instead: {{default person.name 'something else'}}.",
                "<mj-text>Hi {{firstName}}</mj-text> | 5:13 | there is no firstName. Instead: person.firstName.",
                "<mj-text>Hi {{persn.firstName}}</mj-text> | 5:13 | there is no persn.firstName. Instead: person.firstName.",
                "<mj-text>Hi {{brand.nme}}</mj-text> | 5:13 | there is no brand.nme. Instead: brand.name.",
                "<mj-text>{{#if person.name}}{{brand.nme}}{{/if}}</mj-text> | 5:29 | there is no brand.nme. Instead: brand.name.",
                "<mj-text>{{links.nsp}}</mj-text> | 5:10 | there is no links.nsp. Instead: one of links.nps, links.preferences, links.unsubscribe, links.why.",
                "<mj-text>{{words.tem}}</mj-text> | 5:10 | emails/words.yaml has no tem in en. Instead: {{words.team}}.",
                "<mj-text>{{defalt person.firstName 'you'}}</mj-text> | 5:10 | there is no helper defalt. Instead: default.",
                "<mj-text>{{#each person.list}}a{{/each}}</mj-text> | 5:10 | there is no block {{#each}}. Instead: #if ….",
                "<mj-text>Hi {{#if person.name}}you</mj-text> | 5:13 | {{#if}} is not closed. Instead: {{/if}} behind it.",
                "<mj-text>Hi {{/if}}</mj-text> | 5:13 | {{/if}} closes a block that is not open. Instead: {{#if …}} before it, or nothing.",
                "<mj-text>{{#if person.name}}a{{/unless}}</mj-text> | 5:30 | {{/unless}} closes {{#if}}. Instead: {{/if}}.",
                "<mj-text>Hi {{else}}</mj-text> | 5:13 | {{else}} stands in no block. Instead: {{#if …}} before it, or nothing.",
                "<mj-text>Hi {{brand.name</mj-text> | 5:13 | {{ is not closed. Instead: }} behind it.",
                "<mj-text>Hi {{{brand.name}}}</mj-text> | 5:13 | values are always escaped. Instead: {{brand.name}}.",
                "<mj-text>Hi {{&brand.name}}</mj-text> | 5:13 | values are always escaped. Instead: {{brand.name}}.",
                // partials
                "{{> buton href=\"https://a.example\" label=\"Go\"}}<mj-text>Hi</mj-text> | 5:1 | there is no emails/partials/buton.mjml. Instead: button.",
                "{{> button href=\"https://a.example\"}}<mj-text>Hi</mj-text> | 5:1 | the partial is not given label. Instead: label=\"…\" where it is used.",
                "{{> button href=\"https://a.example\" label=\"Go\" lable=\"Go\"}}<mj-text>Hi</mj-text> | 5:1 | emails/partials/button.mjml asks for no lable. Instead: label.",
                "{{> button href=\"http://a.example\" label=\"Go\"}}<mj-text>Hi</mj-text> | 5:1 | http://a.example is no link for an email. Instead: https://a.example.",
                "{{> button href=https://a.example}}<mj-text>Hi</mj-text> | 5:1 | a partial can't be read. Instead: {{> name this=\"…\" that=\"…\"}}.",
                // links, images
                "<mj-text><a href='http://a.example/b'>Go</a></mj-text> | 5:19 | http://a.example/b is no link for an email. Instead: https://a.example/b.",
                "<mj-text><a href='javascript:a()'>Go</a></mj-text> | 5:19 | javascript:a() is no link for an email. Instead: an address that begins with https://, mailto:, {{brand.…}} or {{links.…}}.",
                "<mj-text><a href='{{default person.website \"https://a\"}}'>Go</a></mj-text> | 5:19 | {{default person.website \"https://a\"}} is no link for an email. Instead: an address that begins with https://, mailto:, {{brand.…}} or {{links.…}}.",
                "<mj-text><a href='https://a.example/?q={{default person.id 1}}'>Go</a></mj-text> | 5:19 | a value in a link is not encoded. Instead: {{url (default person.id 'none')}}.",
                "<mj-text><a href='{{links.nps}}?score=9'>9</a></mj-text> | 5:19 | behind {{links.nps}} can stand a score of 0 to 10 only. Instead: {{links.nps}}&amp;score=9.",
                "<mj-text><a href='{{links.nps}}&amp;score=11'>9</a></mj-text> | 5:19 | behind {{links.nps}} can stand a score of 0 to 10 only. Instead: {{links.nps}}&amp;score=9.",
                "<mj-text><a href='{{links.nps}}&amp;score='>9</a></mj-text> | 5:19 | behind {{links.nps}} can stand a score of 0 to 10 only. Instead: {{links.nps}}&amp;score=9.",
                "<mj-text><p style='color: {{default person.title 1}}'>Hi</p></mj-text> | 5:20 | a recipient's value can't stand in style=. Instead: a value of the brand, or none.",
                "<mj-text>Hi</mj-text><mj-image src='https://a.example/b.png' /> | 5:22 | an image has no text for those who don't see it. Instead: alt=\"what it shows\", or alt=\"\" for a decoration.",
                "<mj-image src='https://a.example/b.png' alt='' /> | 5:1 | the text part would be empty. Instead: a <mj-text> that says what the email is about.",
                // contrast
                "<mj-text color='#999999'>Hi</mj-text> | 5:1 | #999999 on #ffffff has a contrast of 2.8 : 1. Instead: colours with at least 4.5 : 1.",
                "<mj-text color='#999'><h1>Hi</h1></mj-text> | 5:23 | #999999 on #ffffff has a contrast of 2.8 : 1. Instead: colours with at least 3.0 : 1.",
                "<mj-text><p style='background: #1f5f4a'>Hi</p></mj-text> | 5:10 | #22302b on #1f5f4a has a contrast of 1.8 : 1. Instead: colours with at least 4.5 : 1.",
            })
    void saysWhatIsWrongAndWhere(String mjml, String place, String problem) throws IOException {
        write("bad.mjml", HEAD + mjml.replace("\\n", "\n") + "\n");

        assertThat(problems()).containsExactly("emails/bad.mjml:" + place + ": " + problem);
    }

    @Test
    void saysThatBlocksAroundElementsNeedARawPlace() throws IOException {
        write("bad.mjml", HEAD + "{{#if person.name}}\n<mj-text>Hi</mj-text>\n{{/if}}\n");
        assertThat(problems())
                .containsExactly(
                        "emails/bad.mjml:5:1: text in <mj-column> is dropped. Instead: <mj-raw> around it.",
                        "emails/bad.mjml:7:1: text in <mj-column> is dropped. Instead: <mj-raw> around it.");

        write("bad.mjml", HEAD + "<mj-raw>{{#if person.name}}</mj-raw><mj-text>Hi</mj-text><mj-raw>{{/if}}</mj-raw>\n");
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mj-text>Hi</mj-text>                             | 1:1 | the first block is missing. Instead: a line of ---, subject: …, preheader: … and another line of ---.",
                "---\\npreheader: Ho\\n---\\n<mj-text>Hi</mj-text> | 2:1 | the key subject is missing. Instead: subject: What the mailbox shows first.",
                "---\\nsubject: Hi\\n---\\n<mj-text>Hi</mj-text>  | 2:1 | the key preheader is missing. Instead: preheader: What the mailbox shows beside the subject.",
                "---\\nsubject: Hi\\npreheadr: Ho\\npreheader: Ho\\n---\\n<mj-text>Hi</mj-text> | 3:1 | the key preheadr means nothing here. Instead: preheader.",
                "---\\nsubject: Hi {{person.firstName}}\\npreheader: Ho\\n---\\n<mj-text>Hi</mj-text> | 2:10 | {{person.firstName}} may have no value. Instead: {{default person.firstName 'something else'}}.",
                "---\\nsubject: Hi\\npreheader: '{{accont.name}}'\\n---\\n<mj-text>Hi</mj-text> | 3:12 | there is no accont.name. Instead: account.name.",
            })
    void saysWhatIsWrongWithTheFirstBlock(String content, String place, String problem) throws IOException {
        write("bad.mjml", content.replace("\\n", "\n"));

        assertThat(problems()).containsExactly("emails/bad.mjml:" + place + ": " + problem);
    }

    @Test
    void warnsBeforeGmailCutsAndRefusesWhatItCuts() throws IOException {
        write("bad.mjml", HEAD + "<mj-text>" + "long ".repeat(15_000) + "</mj-text>\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .matches(
                        "emails/bad.mjml:1:1: warning: the email is 8\\d KB large, and Gmail cuts it at 102. Instead: at most 80 KB.");

        write("bad.mjml", HEAD + "<mj-text>" + "long ".repeat(20_000) + "</mj-text>\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .matches(
                        "emails/bad.mjml:1:1: the email is 1\\d\\d KB large, and Gmail cuts it at 102. Instead: at most 100 KB.");
    }

    @Test
    void asksForALinkToUnsubscribeUnlessSomebodyIsOwedTheEmail() throws IOException {
        change("emails/layout.mjml", "<a href=\"{{links.unsubscribe}}\">{{words.unsubscribe}}</a>", "Bye");
        write("bad.mjml", HEAD + "<mj-text>Hi</mj-text>\n");
        assertThat(problems())
                .containsExactly(
                        "emails/layout.mjml:1:1: there is no link to unsubscribe. Instead:"
                                + " <a href=\"{{links.unsubscribe}}\">…</a>, or transactional: true in an email that somebody is owed.");

        write("bad.mjml", HEAD.replace("preheader", "transactional: true\npreheader") + "<mj-text>Hi</mj-text>\n");
        assertThat(problems()).isEmpty();
    }

    /** Line 0 stands for that of the footer's first text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{> subject}}               | Hi          | 1:1 | {{> subject}} stands here 0 times. Instead: once.",
                "{{brand.postal_address}}    | Hi          | 1:1 | the postal address is missing. Instead: {{brand.postal_address}} at the end.",
                "color=\"{{brand.quiet}}\"   | color=\"#999999\" | 0:9 | #999999 on #f4f2ec has a contrast of 2.5 : 1. Instead: colours with at least 4.5 : 1.",
                "{{words.why}}               | {{words.wy}} | 0:53 | emails/words.yaml has no wy in en. Instead: {{words.why}}.",
            })
    void saysWhatIsWrongWithTheLayout(String instead, String of, String place, String problem) throws IOException {
        change("emails/layout.mjml", instead, of);
        write("good.mjml", HEAD + "<mj-text>Hi</mj-text>\n");

        var footer = Files.readAllLines(folder.resolve("emails/layout.mjml")).stream()
                        .takeWhile(line -> !line.contains("{{words.w"))
                        .count()
                + 1;
        assertThat(problems()).contains("emails/layout.mjml:" + place.replaceFirst("^0", "" + footer) + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: Plainboard             |                    | 4:1 | the key name is missing. Instead: name: ….",
                "name: Plainboard             | name: \"a\\tb\"     | 3:7 | name must be one line. Instead: the same without line breaks.",
                "hello@plainboard.example     | hello              | 4:7 | hello is no address. Instead: hello@example.com.",
                "hello@plainboard.example     | 'a@b.de, c@d.de'   | 4:7 | a@b.de, c@d.de is no address. Instead: hello@example.com.",
                "website: https               | website: http      | 6:10 | http://plainboard.example is no address that begins with https://. Instead: https://example.com.",
                "\"#1f5f4a\"                  | green              | 10:9 | green is no colour. Instead: \"#1f5f4a\".",
                "name: Plainboard             | 'name: P\\nlogo: https://a.example/l.png' | 4:7 | the logo has no text for those who don't see it. Instead: logo_alt: P.",
                "\"#6cc5a1\"                  | \"#335544\"          | 16:14 | dark_accent on dark_paper has a contrast of 1.9 : 1. Instead: colours with at least 4.5 : 1.",
            })
    void saysWhatIsWrongWithTheBrand(String instead, String of, String place, String problem) throws IOException {
        change("brand.yaml", instead, of == null ? "" : of.replace("\\n", "\n"));

        assertThat(problems()).containsExactly("brand.yaml:" + place + ": " + problem);
    }

    @Test
    void saysWhatABrandThatSaysNothingMisses() throws IOException {
        Files.writeString(folder.resolve("brand.yaml"), "# name: Plainboard\n");

        assertThat(problems())
                .hasSize(8)
                .contains("brand.yaml:1:1: the file says nothing, the key postal_address is missing."
                        + " Instead: postal_address: ….");
    }

    @Test
    void knowsOtherLanguagesByWordsYaml() throws IOException {
        write("good.mjml", HEAD + "<mj-text>Hi</mj-text>\n");
        write("good.de.mjml", HEAD + "<mj-text>Guten Tag</mj-text>\n");
        assertThat(problems()).isEmpty();

        write("good.fr.mjml", HEAD + "<mj-text>Bonjour</mj-text>\n");
        write("good.en.mjml", HEAD + "<mj-text>Hi</mj-text>\n");
        write("other.de.mjml", HEAD + "<mj-text>Guten Tag</mj-text>\n");
        assertThat(problems())
                .containsExactly(
                        "emails/good.en.mjml:1:1: en is the language of emails without one in their name. Instead: emails/good.mjml.",
                        "emails/good.fr.mjml:1:1: emails/words.yaml has no words in fr. Instead: fr: { … } there, or one of de.",
                        "emails/other.de.mjml:1:1: there is no emails/other.mjml for everybody else. Instead: emails/other.mjml.");
    }

    @Test
    void asksForTheEmailsThatSequencesSendAndForSequencesThatSendThem() throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: Europe/Berlin
                audiences:
                  - audience: here
                    of: people
                    when: { trait: shoeSize, at_least: 7 }
                    then: { sequences: [hello] }
                """);
        Files.writeString(folder.resolve("sequences/hello.yaml"), "topic: tips\nsteps:\n  - email: helo\n");
        write("hello.mjml", HEAD + "<mj-text>Hi {{default person.shoeSize '7'}}</mj-text>\n");

        var model = ModelReader.check(folder, 1).model();

        assertThat(Emails.check(folder, model).problems().stream().map(ModelProblem::toString))
                .containsExactly(
                        "sequences/hello.yaml:3:12: there is no emails/helo.mjml. Instead: hello.",
                        "emails/hello.mjml:1:1: warning: no sequence sends this email. Instead: name it in a sequence, or delete it.");
    }

    @Test
    void saysOfAnEmailThatCannotBeReadOnlyWhatIsWrongWithIt() throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: Europe/Berlin
                audiences:
                  - audience: here
                    of: people
                    when: { trait: shoeSize, at_least: 7 }
                    then: { sequences: [hello] }
                """);
        Files.writeString(folder.resolve("sequences/hello.yaml"), "topic: tips\nsteps:\n  - email: hello\n");
        write("hello.mjml", "---\nsubject: Hello\n---\n<mj-text>Hi</mj-text>\n");

        var model = ModelReader.check(folder, 1).model();

        assertThat(Emails.check(folder, model).problems().stream().map(ModelProblem::toString))
                .singleElement()
                .asString()
                .startsWith("emails/hello.mjml:2:1: the key preheader is missing.");
    }

    @Test
    void warnsOfATopicThatNoPreferenceKnows() throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: Europe/Berlin
                preferences:
                  - preference: interest
                    declared: interest
                    inferred: { topics: [automation, reporting], half_life: 30d, at_least: 2 }
                audiences:
                  - audience: here
                    of: people
                    when: { preference: interest, is: automation }
                    then: { sequences: [hello] }
                """);
        Files.writeString(folder.resolve("sequences/hello.yaml"), "topic: tips\nsteps:\n  - email: hello\n");
        write("hello.mjml", HEAD + """
                <mj-text><a href='https://a.example/?topic=automation'>Go</a></mj-text>
                {{> button href="{{brand.website}}/?from=mail&amp;topic=automatoin" label="Go"}}
                """);

        var model = ModelReader.check(folder, 1).model();

        assertThat(Emails.check(folder, model).problems())
                .extracting(ModelProblem::what, ModelProblem::instead)
                .containsExactly(tuple("no preference is inferred from the topic automatoin", "automation"));
    }

    @Test
    void refusesFilesThatAreNotUtf8() throws IOException {
        Files.write(folder.resolve("emails/bad.mjml"), new byte[] {'-', (byte) 0xe4, '\n'});

        assertThat(problems())
                .containsExactly("emails/bad.mjml:1:1: the file is not UTF-8. Instead: save it as UTF-8.");
    }

    @Test
    void whoReadsABadFolderIsToldEverything() throws IOException {
        write("bad.mjml", HEAD + "<mj-text>Hi {{person.x}} {{person.firstName}}</mj-text>\n");

        assertThatThrownBy(() -> Emails.compile(folder))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContainingAll("there is no person.x", "{{person.firstName}} may have no value");
    }

    private void change(String file, String instead, String of) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(instead);
        Files.writeString(path, text.replace(instead, of));
    }

    private List<String> problems() {
        return Emails.check(folder, Optional.empty()).problems().stream()
                .map(ModelProblem::toString)
                .toList();
    }

    private void write(String email, String content) throws IOException {
        Files.writeString(folder.resolve("emails").resolve(email), content);
    }
}

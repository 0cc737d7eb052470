package dev.vitalfew.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.TestEmails.Outcome;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.send.SesMailer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** What SES makes of a call, read by a parser that is not ours. */
class MimeTest {

    private static final String POSTAL = "Plainboard, 1 Example Street, 10115 Berlin, Germany";

    private final Workbench bench = new Workbench();
    private final Calls calls = new Calls();
    private final Mailer mailer = new SesMailer(calls, "the-set");

    static Stream<Arguments> emails() {
        return Workbench.EMAILS.names().stream().sorted().flatMap(name -> Workbench.EMAILS.languages(name).stream()
                .map(tag -> Arguments.of(name, tag)));
    }

    @ParameterizedTest
    @MethodSource("emails")
    void everyEmailInEveryLanguageIsWhole(String name, String language) throws Exception {
        bench.people.says("firstName", new TextNode("Jürgen \"JJ\" O'Neil <b> 👩🏽‍🚀"));
        bench.people.says("locale", new TextNode(language));

        var outcome = tests().send(name, "mia@plainboard.example", Optional.of(Workbench.ADA));

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        var message = parsed(calls.made.getFirst());
        assertThat(message.getSubject()).startsWith("[Test] ").doesNotContain("{", "}", "=?");
        assertThat(message.getTo().flatten())
                .extracting(to -> to.getAddress())
                .containsExactly("mia@plainboard.example");
        assertThat(part(message, 0)).contains(POSTAL, "/p/unsubscribe?t=test", "Jürgen \"JJ\" O'Neil <b> 👩🏽‍🚀");
        assertThat(part(message, 1))
                .contains(
                        POSTAL,
                        "/p/unsubscribe?t&#x3D;test",
                        "<html lang=\"" + language + "\"",
                        "O&#x27;Neil &lt;b&gt; 👩🏽‍🚀");
        whole(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.com",
                "Ada\u0085\u2028Bcc: eve@example.com",
                "\u202Egnp.exe \u200Fעדה",
                "=?UTF-8?B?QmNjOiBldmVAZXhhbXBsZS5jb20=?=",
                "\"<x@y.example>, ",
            })
    void noNameAddsAHeader(String name) throws Exception {
        bench.people.says("firstName", new TextNode(name));
        bench.people.account.put("name", new TextNode(name));

        tests().send("reactivation-1", "mia@plainboard.example", Optional.of(Workbench.ADA));

        var message = parsed(calls.made.getFirst());
        assertThat(message.getBcc()).isNull();
        assertThat(message.getHeader().getFields()).hasSize(8);
        assertThat(message.getSubject()).contains("'s projects are where you left them");
        whole(message);
    }

    @Test
    void aSequencesEmailCarriesItsTagsItsConfigurationSetAndALinkThatWorks() throws Exception {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("event"));
        bench.run();
        bench.now = bench.now.plus(Duration.ofMinutes(2));
        bench.run(bench.sender(bench.enrollments, bench.ledger, mailer));

        var call = calls.made.getFirst();
        assertThat(call.configurationSetName()).isEqualTo("the-set");
        assertThat(call.emailTags()).extracting(MessageTag::name).contains("sequence", "step", "send-0");
        assertThat(call.emailTags()).allMatch(tag -> tag.value().matches("[A-Za-z0-9_-]{1,256}"));
        var message = parsed(call);
        assertThat(message.getHeader().getField("List-Unsubscribe").getBody())
                .startsWith("<https://vitalfew.example/p/unsubscribe?t=1.");
        whole(message);
    }

    private TestEmails tests() {
        return new TestEmails(
                bench.people, bench.suppressions, () -> false, Workbench.EMAILS, mailer, "https://vitalfew.example");
    }

    private static void whole(Message message) throws IOException {
        assertThat(message.getFrom()).singleElement().satisfies(from -> {
            assertThat(from.getName()).isEqualTo("Plainboard");
            assertThat(from.getAddress()).isEqualTo("hello@plainboard.example");
        });
        assertThat(message.getReplyTo().flatten())
                .extracting(to -> to.getAddress())
                .containsExactly("help@plainboard.example");
        assertThat(message.getHeader().getField("List-Unsubscribe").getBody()).matches("<https://\\S+>");
        assertThat(message.getHeader().getField("List-Unsubscribe-Post").getBody())
                .isEqualTo("List-Unsubscribe=One-Click");
        assertThat(message.getMimeType()).isEqualTo("multipart/alternative");
        var parts = ((Multipart) message.getBody()).getBodyParts();
        assertThat(parts).extracting(part -> part.getMimeType()).containsExactly("text/plain", "text/html");
        for (var number = 0; number < parts.size(); number++) {
            assertThat(part(message, number))
                    .contains(POSTAL)
                    .doesNotContain("{{", "}}", "<mj-", "[object", "\uFFFD")
                    .hasSizeGreaterThan(200);
        }
    }

    private static String part(Message message, int number) throws IOException {
        var body = (TextBody)
                ((Multipart) message.getBody()).getBodyParts().get(number).getBody();
        try (var reader = body.getReader()) {
            return reader.readAllAsString();
        }
    }

    private static Message parsed(SendEmailRequest call) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        builder.setDecodeMonitor(DecodeMonitor.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(asSesSendsIt(call)));
    }

    /** A simple message as SES writes it out: addresses and headers as they are given, the subject encoded. */
    private static byte[] asSesSendsIt(SendEmailRequest call) {
        var simple = call.content().simple();
        var lines = new ArrayList<>(List.of(
                "From: " + call.fromEmailAddress(),
                "Reply-To: " + String.join(", ", call.replyToAddresses()),
                "To: " + String.join(", ", call.destination().toAddresses()),
                "Subject: " + EncoderUtil.encodeIfNecessary(simple.subject().data(), EncoderUtil.Usage.TEXT_TOKEN, 9)));
        simple.headers().forEach(header -> lines.add(header.name() + ": " + header.value()));
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: multipart/alternative; boundary=\"=_part\"");
        lines.add("");
        part(lines, "text/plain", simple.body().text().data());
        part(lines, "text/html", simple.body().html().data());
        lines.add("--=_part--");
        lines.add("");
        var bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes((line + "\r\n").getBytes(UTF_8)));
        return bytes.toByteArray();
    }

    private static void part(List<String> lines, String type, String content) {
        lines.add("--=_part");
        lines.add("Content-Type: " + type + "; charset=UTF-8");
        lines.add("Content-Transfer-Encoding: base64");
        lines.add("");
        lines.add(Base64.getMimeEncoder().encodeToString(content.getBytes(UTF_8)));
    }

    /** Takes every call. */
    private static final class Calls implements SesV2Client {
        final List<SendEmailRequest> made = new ArrayList<>();

        @Override
        public SendEmailResponse sendEmail(SendEmailRequest request) {
            made.add(request);
            return SendEmailResponse.builder().messageId("ses-1").build();
        }

        @Override
        public String serviceName() {
            return "ses";
        }

        @Override
        public void close() {}
    }
}

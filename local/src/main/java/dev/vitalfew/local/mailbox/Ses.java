package dev.vitalfew.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Activity;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.wire.Json;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Stands in for SES: puts mails into the mailbox and reports what became of them. The addresses of SES's
 * own simulator bounce and complain.
 */
public final class Ses {

    public static final String SEND = "/v2/email/outbound-emails";

    public static final String ACCOUNT = "/v2/email/account";

    /** With the identity behind it. */
    public static final String IDENTITY = "/v2/email/identities/";

    /** More than this machine can send. */
    private static final int RATE = 1000;

    private final Mailbox mailbox;
    private final BiConsumer<String, JsonNode> reports;
    private final Clock clock;
    private final Activity activity;
    private final Faults faults = new Faults();

    /** @param reports takes what became of an email: a kind of event, and what it says */
    public Ses(Mailbox mailbox, BiConsumer<String, JsonNode> reports, Clock clock, Activity activity) {
        this.mailbox = mailbox;
        this.reports = reports;
        this.clock = clock;
        this.activity = activity;
    }

    public Answer send(Request request) {
        var mail = Mail.of(request.json(), UUID.randomUUID().toString(), clock.instant());
        var wrong = wrong(request.json(), mail);
        if (!wrong.isEmpty()) {
            return Answer.json(400, Json.object().put("message", wrong))
                    .with("x-amzn-errortype", "BadRequestException");
        }
        var fault = faults.take();
        if (fault.delivers()) {
            mailbox.add(mail);
            if (!mail.configurationSet().isEmpty()) {
                later(mail);
            }
        }
        return answer(fault, mail);
    }

    private static Answer answer(Faults.Fault fault, Mail mail) {
        var accepted = Answer.json(Json.object().put("MessageId", mail.id()));
        return switch (fault) {
            case NONE -> accepted;
            case ERROR_BEFORE_ACCEPTING, ERROR_AFTER_ACCEPTING -> error(500, "InternalFailure", "ordered");
            case DROPPED_AFTER_ACCEPTING -> Answer.NONE;
            case SLOW -> {
                LockSupport.parkNanos(Faults.Fault.SLOWNESS.toNanos());
                yield accepted;
            }
            case THROTTLED -> error(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case NOT_VERIFIED ->
                error(
                        400,
                        "MessageRejected",
                        "Email address is not verified. The following identities failed the check: " + mail.from());
            case QUOTA_REACHED -> error(400, "LimitExceededException", "Daily message quota exceeded.");
        };
    }

    private static Answer error(int status, String type, String message) {
        return Answer.json(status, Json.object().put("message", message)).with("x-amzn-errortype", type);
    }

    public Faults faults() {
        return faults;
    }

    /** What the account may send, without a limit for a day. */
    public Answer account() {
        var account = Json.object().put("ProductionAccessEnabled", true).put("SendingEnabled", true);
        account.putObject("SendQuota")
                .put("Max24HourSend", -1.0)
                .put("MaxSendRate", (double) RATE)
                .put("SentLast24Hours", 0.0);
        return Answer.json(account);
    }

    /** Everybody's is verified here, unless it was ordered otherwise. */
    public Answer identity() {
        return Answer.json(Json.object()
                .put("IdentityType", "DOMAIN")
                .put("VerifiedForSendingStatus", !faults.isNext(Faults.Fault.NOT_VERIFIED)));
    }

    private static String wrong(JsonNode request, Mail mail) {
        if (mail.from().isBlank()) {
            return "Missing required header 'From'.";
        }
        if (mail.to().isEmpty() || mail.to().stream().anyMatch(address -> !address.contains("@"))) {
            return "Invalid recipients " + mail.to();
        }
        var content = request.path("Content");
        return content.has("Simple") || content.has("Raw") ? "" : "Content must be Simple or Raw here: " + content;
    }

    /** The events come some time after the answer, as from SES; the stack is not at rest before. */
    private void later(Mail mail) {
        var span = activity.begin();
        Thread.ofVirtual().name("ses").start(() -> {
            try (span) {
                tell(mail, SesEvent.SENT, "");
                switch (simulated(mail)) {
                    case "bounce" -> tell(mail, SesEvent.BOUNCED, "");
                    case "suppressionlist" -> tell(mail, SesEvent.BOUNCED, "OnAccountSuppressionList");
                    case "complaint" -> {
                        tell(mail, SesEvent.DELIVERED, "");
                        tell(mail, SesEvent.COMPLAINED, "");
                    }
                    default -> tell(mail, SesEvent.DELIVERED, "");
                }
            }
        });
    }

    public void tell(Mail mail, SesEvent event, String with) {
        reports.accept(event.detailType(), event.detail(mail, clock.instant(), with));
    }

    private static String simulated(Mail mail) {
        var address = mail.to().getFirst().replaceAll(".*<|>.*", "");
        var at = address.lastIndexOf('@');
        return address.startsWith("simulator.", at + 1)
                ? address.substring(0, at).replaceFirst("\\+.*", "")
                : "success";
    }
}

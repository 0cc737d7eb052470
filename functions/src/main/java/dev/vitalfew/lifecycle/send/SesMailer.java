package dev.vitalfew.lifecycle.send;

import dev.vitalfew.lifecycle.emails.Message;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Amazon SES. Its client must not retry. */
public final class SesMailer implements Mailer {

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final SesV2Client ses;
    private final String configurationSet;

    public SesMailer(SesV2Client ses, String configurationSet) {
        this.ses = ses;
        this.configurationSet = configurationSet;
    }

    @Override
    public Answer send(Message message, Map<String, String> tags) {
        try {
            return new Answer.Accepted(ses.sendEmail(request(message, tags)).messageId());
        } catch (AccountSuspendedException
                | LimitExceededException
                | MailFromDomainNotVerifiedException
                | NotFoundException
                | SendingPausedException e) {
            return new Answer.Postponed(reason(e));
        } catch (SesV2Exception e) {
            if (isUnverified(e)
                    || e.statusCode() == TOO_MANY
                    || e.statusCode() == FORBIDDEN
                    || e.isThrottlingException()) {
                return new Answer.Postponed(reason(e));
            }
            return e.statusCode() >= SERVER_ERROR ? new Answer.Unknown(reason(e)) : new Answer.Refused(reason(e));
        } catch (SdkClientException e) {
            return new Answer.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** In the sandbox SES sends to verified addresses alone; that ends, and nothing is wrong with the email. */
    private static boolean isUnverified(SesV2Exception e) {
        return e instanceof MessageRejectedException && reason(e).contains("not verified");
    }

    private SendEmailRequest request(Message message, Map<String, String> tags) {
        var headers = message.headers().entrySet().stream()
                .map(header -> MessageHeader.builder()
                        .name(header.getKey())
                        .value(header.getValue())
                        .build())
                .toList();
        return SendEmailRequest.builder()
                .configurationSetName(configurationSet)
                .fromEmailAddress(message.from())
                .replyToAddresses(message.replyTo())
                .destination(destination -> destination.toAddresses(message.to()))
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.charset("UTF-8").data(message.subject()))
                        .body(body -> body.html(html -> html.charset("UTF-8").data(message.html()))
                                .text(text -> text.charset("UTF-8").data(message.text())))
                        .headers(headers)))
                .emailTags(tags.entrySet().stream()
                        .map(tag -> MessageTag.builder()
                                .name(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static String reason(SesV2Exception e) {
        var details = e.awsErrorDetails();
        return details == null ? "status " + e.statusCode() : details.errorCode() + ": " + details.errorMessage();
    }
}

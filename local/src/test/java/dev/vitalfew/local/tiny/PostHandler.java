package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** On HTTP: puts an event on the bus, sends a message or a mail, with the AWS clients that all functions use. */
public final class PostHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Env env = Env.system();
    private final EventBridgeClient events = new Aws(env).events();
    private final SqsClient sqs = new Aws(env).sqs();
    private final SesV2Client ses = new Aws(env).ses();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var body = event.getBody();
        var answer =
                switch (event.getPathParameters().get("what")) {
                    case "event" -> put(body);
                    case "message" ->
                        sqs.sendMessage(message -> message.queueUrl(env.get("QUEUE"))
                                        .messageBody(body)
                                        .messageGroupId("g"))
                                .messageId();
                    case "mail" -> mail(body);
                    case String other -> throw new IllegalArgumentException(other);
                };
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(answer)
                .build();
    }

    private String put(String detailType) {
        var response = events.putEvents(put -> put.entries(entry -> entry.eventBusName(env.get("BUS_NAME"))
                .source("vitalfew")
                .detailType(detailType)
                .detail("{\"subject\":\"g:acme\"}")));
        return response.entries().getFirst().eventId();
    }

    private String mail(String to) {
        return ses.sendEmail(email -> email.fromEmailAddress("Vital Few <hello@vitalfew.example>")
                        .destination(destination -> destination.toAddresses(to))
                        .configurationSetName("vitalfew")
                        .emailTags(tag -> tag.name("sequence").value("reactivation"))
                        .content(content ->
                                content.simple(simple -> simple.subject(subject -> subject.data("We miss you"))
                                        .body(text -> text.text(part -> part.data("Come back"))
                                                .html(part -> part.data("<p>Come back</p>")))
                                        .headers(header ->
                                                header.name("List-Unsubscribe").value("<https://example.com/u>")))))
                .messageId();
    }
}

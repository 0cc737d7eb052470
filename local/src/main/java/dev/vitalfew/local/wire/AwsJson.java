package dev.vitalfew.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Calls one emulated AWS service in its JSON protocol, so that what a template or a stream holds goes through as it is.
 *
 * @param target the service's prefix in X-Amz-Target, such as {@code DynamoDB_20120810}
 */
public record AwsJson(URI endpoint, String service, String target) {

    /** The service answered, and what it said was no. */
    public static final class Refused extends RuntimeException {

        private final String type;

        Refused(String type, String message) {
            super(message);
            this.type = type;
        }

        /** The error's name without its namespace, such as {@code ResourceInUseException}. */
        public String type() {
            return type;
        }
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public static AwsJson dynamo(URI endpoint) {
        return new AwsJson(endpoint, "dynamodb", "DynamoDB_20120810");
    }

    public static AwsJson streams(URI endpoint) {
        return new AwsJson(endpoint, "dynamodb", "DynamoDBStreams_20120810");
    }

    public static AwsJson sqs(URI endpoint) {
        return new AwsJson(endpoint, "sqs", "AmazonSQS");
    }

    public JsonNode call(String operation, JsonNode request) {
        try {
            var response = CLIENT.send(request(operation, request), BodyHandlers.ofByteArray());
            var body = response.body().length == 0 ? Json.object() : Json.read(response.body());
            if (response.statusCode() == 200) {
                return body;
            }
            var type = body.path("__type").asText("Unknown").replaceAll(".*#", "");
            var message = body.path("message").asText(body.path("Message").asText());
            throw new Refused(
                    type, operation + " " + request + ": " + response.statusCode() + " " + type + " " + message);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " " + operation + " at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        }
    }

    /** The thread was asked to end while it waited for an answer. */
    public static final class Stopped extends RuntimeException {
        Stopped(Throwable cause) {
            super(cause);
        }
    }

    private HttpRequest request(String operation, JsonNode body) {
        var credential = "local/20260101/eu-central-1/" + service + "/aws4_request";
        return HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target + "." + operation)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=unchecked")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }
}

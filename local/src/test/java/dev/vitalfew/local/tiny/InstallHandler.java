package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Behind the custom resource: notes what it was asked and answers SUCCESS. */
public final class InstallHandler implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void> {

    private final Probe probe = Probe.own();

    @Override
    public @Nullable Void handleRequest(CloudFormationCustomResourceEvent event, Context context) {
        probe.saw("install:" + event.getRequestType() + ":"
                + event.getResourceProperties().get("Hash"));
        var answer = "{\"Status\":\"SUCCESS\",\"PhysicalResourceId\":\"model\",\"StackId\":\"" + event.getStackId()
                + "\",\"RequestId\":\"" + event.getRequestId() + "\",\"LogicalResourceId\":\""
                + event.getLogicalResourceId() + "\"}";
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(event.getResponseUrl()))
                            .PUT(HttpRequest.BodyPublishers.ofString(answer))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}

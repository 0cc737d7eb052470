package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.platform.Env;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** On HTTP: answers the event that came, and the environment; fails on a query of {@code fail}. */
public final class EchoHandler implements RequestStreamHandler {

    private final Env env = Env.system();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = Json.read(input.readAllBytes());
        if (event.path("rawQueryString").asText().equals("fail")) {
            throw new IOException("as asked");
        }
        var body = Json.object().put("modelDir", env.get("MODEL_DIR")).put("publicUrl", env.get("PUBLIC_URL"));
        body.set("event", event);
        var answer = Json.object()
                .put("statusCode", event.path("rawPath").asText().startsWith("/api/") ? 404 : 201)
                .put("body", body.toString());
        answer.putObject("headers").put("Content-Type", "application/json").put("ETag", "\"1\"");
        answer.putArray("cookies").add("a=1").add("b=2");
        output.write(Json.bytes(answer));
    }
}

package dev.vitalfew.local.http;

import dev.vitalfew.local.functions.FunctionFailed;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.template.TemplateException;
import dev.vitalfew.local.wire.Json;
import java.time.Clock;
import java.util.List;

/** The template's HTTP API: finds a request's route as API Gateway does and invokes the function behind it. */
public final class HttpApi implements WebServer.Site {

    private static final int LARGEST_BODY = 6 * 1024 * 1024;

    private final List<Route> routes;
    private final Cors cors;
    private final Functions functions;
    private final Clock clock;

    public HttpApi(Template template, Functions functions, Clock clock) {
        this.functions = functions;
        this.clock = clock;
        this.routes = template.of("AWS::ApiGatewayV2::Route").stream()
                .map(route -> Route.of(route.text("RouteKey"), integration(template, route)))
                .sorted(Route.MOST_SPECIFIC_FIRST)
                .toList();
        var apis = template.of("AWS::ApiGatewayV2::Api");
        if (apis.size() > 1) {
            throw new TemplateException("one HTTP API runs here, the template has " + apis.size());
        }
        this.cors = new Cors(apis.isEmpty() ? Json.object() : apis.getFirst().get("CorsConfiguration"));
    }

    private static String integration(Template template, Resource route) {
        var id = route.text("Target").replaceFirst("^integrations/", "");
        var integration = template.of("AWS::ApiGatewayV2::Integration").stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TemplateException(route.id() + " has no integration " + id));
        if (!integration.text("PayloadFormatVersion").equals("2.0")) {
            throw new TemplateException(id + " is not of payload format 2.0");
        }
        // Either the function's ARN or API Gateway's own path to it, which ends in /functions/ARN/invocations.
        return integration.text("IntegrationUri").replaceAll(".*/functions/(.*)/invocations", "$1");
    }

    @Override
    public Answer answer(Request request) {
        var preflight = cors.preflight(request);
        if (preflight.isPresent()) {
            return preflight.get();
        }
        if (request.body().length > LARGEST_BODY) {
            return message(413, "Request Entity Too Large");
        }
        for (var route : routes) {
            var parameters = route.match(request.method(), request.path());
            if (parameters.isPresent()) {
                var event = ProxyEvent.of(request, route, parameters.get(), clock);
                return cors.apply(request, invoke(route, event));
            }
        }
        return cors.apply(request, message(404, "Not Found"));
    }

    private Answer invoke(Route route, com.fasterxml.jackson.databind.JsonNode event) {
        try {
            return ProxyEvent.answer(functions.named(route.integration()).invoke(event));
        } catch (FunctionFailed e) {
            e.printStackTrace();
            return message(500, "Internal Server Error");
        }
    }

    private static Answer message(int status, String message) {
        return Answer.json(status, Json.object().put("message", message));
    }
}

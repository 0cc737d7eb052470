package dev.vitalfew.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.lifecycle.pages.Pages;
import dev.vitalfew.lifecycle.pages.Visit;
import dev.vitalfew.platform.Env;
import java.util.Base64;
import java.util.Map;

/** HTTP GET, HEAD and POST under {@code /p/}: the pages behind the signed links in emails. */
public final class PagesHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Pages pages;

    public PagesHandler() {
        this(Wiring.pages(Env.system()));
    }

    PagesHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        var http = request.getRequestContext().getHttp();
        var query = request.getQueryStringParameters();
        return pages.answer(new Visit(
                http.getMethod(),
                request.getRawPath(),
                query == null ? Map.of() : query,
                Visit.fields(body(request)),
                request.getHeaders() == null ? "" : request.getHeaders().getOrDefault("accept-language", "")));
    }

    /** The API encodes the body of a form. */
    private static String body(APIGatewayV2HTTPEvent request) {
        var body = request.getBody();
        if (body == null) {
            return "";
        }
        return request.getIsBase64Encoded() ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
    }
}

package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.platform.Env;

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
        var query = request.getQueryStringParameters();
        return pages.answer(
                request.getRequestContext().getHttp().getMethod(),
                request.getRawPath(),
                query == null ? "" : query.getOrDefault("t", ""));
    }
}

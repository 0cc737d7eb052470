package dev.vitalfew.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The HTTP API: which function answers which route. Keys and signatures are checked by the functions. */
final class Api {

    /** One line a request, without the caller's address and the query, which can hold keys. */
    private static final String LINE = """
            {"request":"$context.requestId","at":"$context.requestTimeEpoch","route":"$context.routeKey",\
            "status":"$context.status","milliseconds":"$context.responseLatency",\
            "integration":"$context.integrationErrorMessage"}""";

    private final Stack stack;
    private final CfnApi api;
    private final Construct routes;

    Api(Stack stack) {
        this.stack = stack;
        routes = new Construct(stack, "Routes");
        api = CfnApi.Builder.create(stack, "Api")
                .name("vitalfew")
                .protocolType("HTTP")
                .build();
        var log = LogGroup.Builder.create(stack, "ApiLog")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnStage.Builder.create(stack, "ApiStage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(log.getLogGroupArn())
                        .format(LINE)
                        .build())
                .build();
    }

    /** {@code https://…}, without a slash at its end. */
    String url() {
        return api.getAttrApiEndpoint();
    }

    void answers(StageFunction function, String... keys) {
        var id = function.handler().id();
        var alias = function.live().getFunctionArn();
        CfnPermission.Builder.create(stack, id + "MayBeAsked")
                .action("lambda:InvokeFunction")
                .functionName(alias)
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:" + stack.getPartition() + ":execute-api:" + stack.getRegion() + ":"
                        + stack.getAccount() + ":" + api.getRef() + "/*")
                .build();
        var integration = CfnIntegration.Builder.create(stack, id + "Integration")
                .apiId(api.getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(alias)
                .payloadFormatVersion("2.0")
                .build();
        for (var key : keys) {
            CfnRoute.Builder.create(routes, key.replace('/', ' '))
                    .apiId(api.getRef())
                    .routeKey(key)
                    .authorizationType("NONE")
                    .target("integrations/" + integration.getRef())
                    .build();
        }
    }
}

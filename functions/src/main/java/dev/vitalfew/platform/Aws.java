package dev.vitalfew.platform;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS clients made from a function's environment: the role's credentials on AWS, stated endpoints and keys elsewhere. */
public final class Aws {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Env env;

    public Aws(Env env) {
        this.env = env;
    }

    public DynamoDbClient dynamo() {
        return configured("DYNAMODB", DynamoDbClient.builder()).build();
    }

    public SqsClient sqs() {
        return configured("SQS", SqsClient.builder()).build();
    }

    public EventBridgeClient events() {
        return configured("EVENTBRIDGE", EventBridgeClient.builder()).build();
    }

    /**
     * Without retries: SES has no idempotency token, and a call whose outcome is unknown must not be made again. A function
     * that sends some emails waits for each of them no longer than for all of them it has time.
     */
    public SesV2Client ses() {
        return configured("SESV2", SesV2Client.builder())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(String service, B builder) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        env.find("AWS_REGION").map(Region::of).ifPresent(builder::region);
        env.endpoint(service).ifPresent(endpoint -> builder.endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(env.get("AWS_ACCESS_KEY_ID"), env.get("AWS_SECRET_ACCESS_KEY")))));
        return builder;
    }
}

package dev.vitalfew.webhooks;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.vitalfew.model.Webhook;
import dev.vitalfew.model.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a webhook once; what was not taken waits longer each time, and is given up after some hours. */
final class Calling {

    static final int ATTEMPTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Calling.class);
    private static final Duration FIRST = Duration.ofSeconds(30);

    /** The longest that a queue makes a message wait. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int OK = 200;
    private static final int NOT_OK = 300;
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Function<String, Optional<String>> secrets;
    private final Post post;
    private final BiConsumer<String, Duration> later;
    private final Clock clock;

    /** Sends a request and answers the status; 0 when there was no answer. */
    interface Post {
        int send(URI url, Map<String, String> headers, String body);
    }

    /** @param later takes a message and how long it waits */
    Calling(
            Webhooks webhooks,
            Function<String, Optional<String>> secrets,
            Post post,
            BiConsumer<String, Duration> later,
            Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.post = post;
        this.later = later;
        this.clock = clock;
    }

    /** Returns how many calls were taken, 0 or 1. */
    int take(String body) {
        var call = Call.read(body);
        var webhook = webhooks.find(call.webhook());
        if (webhook.isEmpty()) {
            LOG.warn("the webhook {} is no longer in the model: {} is dropped", call.webhook(), call.id());
            return 0;
        }
        var status = call(call, webhook.get());
        if (status >= OK && status < NOT_OK) {
            return 1;
        }
        if (status == GONE) {
            LOG.warn("the webhook {} says that it is gone: {} is dropped", call.webhook(), call.id());
            return 0;
        }
        if (call.attempt() + 1 >= ATTEMPTS) {
            throw new IllegalStateException(
                    "the webhook " + call.webhook() + " did not take " + call.id() + ": status " + status);
        }
        later.accept(call.again().json(), pause(call.attempt()));
        return 0;
    }

    /** Four times as long each time. */
    static Duration pause(int attempt) {
        return attempt > 2 ? LONGEST : FIRST.multipliedBy(1L << (2 * attempt));
    }

    private int call(Call call, Webhook webhook) {
        var secret = secrets.apply(webhook.name())
                .orElseThrow(() -> new IllegalStateException("the webhook " + webhook.name()
                        + " has no secret: make webhook-secret NAME=" + webhook.name()));
        var seconds = clock.instant().getEpochSecond();
        var payload = call.payload();
        return post.send(
                webhook.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        call.id(),
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        signature(secret, call.id(), seconds, payload)),
                payload);
    }

    private static String signature(String secret, String id, long seconds, String payload) {
        try {
            return new com.standardwebhooks.Webhook(secret).sign(id, seconds, payload);
        } catch (EmptyWebhookSecretException | WebhookSigningException unusable) {
            throw new IllegalStateException("the secret of a webhook can't sign", unusable);
        }
    }
}

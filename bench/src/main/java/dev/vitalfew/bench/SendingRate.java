package dev.vitalfew.bench;

import dev.vitalfew.local.functions.Activity;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Mailbox;
import dev.vitalfew.local.mailbox.Ses;
import dev.vitalfew.local.wire.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How well senders keep to the rate that SES grants: four fifths of it, and never more than all of it. Five of them send at
 * once, as deployed, over HTTP to what stands in for SES on this machine; tables are in memory.
 */
final class SendingRate {

    private static final int SENDERS = 5;
    private static final List<Integer> GRANTS = List.of(14, 200);
    private static final int WARM_UP_GRANT = 400;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Of what SES grants, the senders use so much, and of that they keep so much. */
    private static final double USED = 0.8;

    private static final double KEPT = 0.95;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int grant;
    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final Ses ses = new Ses(Mailbox.open(Optional.empty()), (_, _) -> {}, Clock.systemUTC(), new Activity());

    private SendingRate(int grant) {
        this.grant = grant;
    }

    static List<Bound> measure(Duration time) {
        new SendingRate(WARM_UP_GRANT).run(WARM_UP);
        var bounds = new ArrayList<Bound>();
        for (var grant : GRANTS) {
            bounds.addAll(new SendingRate(grant).measured(time));
        }
        return bounds;
    }

    private List<Bound> measured(Duration time) {
        run(time);
        var times = arrivals.stream().sorted().toList();
        var rate = (times.size() - 1.0) * SECOND / (times.getLast() - times.getFirst());
        var most = mostInASecond(times);
        var least = KEPT * USED * grant;
        System.out.printf(
                "%,d emails to SES of a grant of %d a second: %.2f a second, at most %d in any second%n",
                times.size(), grant, rate, most);
        return List.of(
                new Bound(
                        "emails a second, of a grant of " + grant,
                        "at least %.1f".formatted(least),
                        "%.1f".formatted(rate),
                        rate >= least),
                new Bound(
                        "emails in any second, of a grant of " + grant,
                        "at most " + grant,
                        Integer.toString(most),
                        most <= grant));
    }

    private void run(Duration time) {
        try (var server = WebServer.start(0, this::answer)) {
            SendersAtOnce.send(
                    Path.of("model"), server.address(), SENDERS, (int) (grant * USED * time.toMillis() / 1000));
        }
    }

    private Answer answer(Request request) {
        if (request.path().equals(Ses.ACCOUNT)) {
            return Answer.json(Json.object()
                    .put("SendingEnabled", true)
                    .set(
                            "SendQuota",
                            Json.object()
                                    .put("Max24HourSend", -1.0)
                                    .put("MaxSendRate", (double) grant)
                                    .put("SentLast24Hours", 0.0)));
        }
        if (request.path().startsWith(Ses.IDENTITY)) {
            return ses.identity();
        }
        arrivals.add(System.nanoTime());
        return ses.send(request);
    }

    /** In any span of a second, wherever it begins. */
    static int mostInASecond(List<Long> times) {
        var most = 0;
        var first = 0;
        for (var last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}

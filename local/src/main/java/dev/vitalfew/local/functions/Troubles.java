package dev.vitalfew.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Trouble.Order;
import dev.vitalfew.local.wire.Json;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is to go wrong with the next invocations, one after another for each function. */
public final class Troubles {

    private static final int MOST = 10_000;

    private final Map<String, Deque<Order>> next = new TreeMap<>();

    /**
     * {@code {"function": "Send", "fault": "killed", "at": 3, "times": 2}}: its next two invocations die at their third call;
     * {@code none} takes back what was ordered.
     */
    public synchronized void order(String function, JsonNode asked) {
        var trouble = Trouble.valueOf(asked.path("fault").asText().toUpperCase(Locale.ROOT));
        var order = new Order(trouble, number(asked, "at"));
        var orders = next.computeIfAbsent(function, _ -> new ArrayDeque<>());
        if (trouble == Trouble.NONE) {
            orders.clear();
        } else {
            orders.addAll(Collections.nCopies(number(asked, "times"), order));
        }
    }

    private static int number(JsonNode asked, String key) {
        var number = asked.path(key).asInt(1);
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(key + ": expected 1 to " + MOST + ", found " + number);
        }
        return number;
    }

    synchronized Order take(String function) {
        var orders = next.get(function);
        var order = orders == null ? null : orders.poll();
        return order == null ? Order.NOTHING : order;
    }

    /** How many are left, by function. */
    public synchronized JsonNode json() {
        var left = Json.object();
        next.forEach((function, orders) -> {
            if (!orders.isEmpty()) {
                left.putObject(function)
                        .put("left", orders.size())
                        .put("next", orders.peek().trouble().word());
            }
        });
        return left;
    }
}

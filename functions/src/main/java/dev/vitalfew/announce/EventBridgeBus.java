package dev.vitalfew.announce;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The stack's own bus in EventBridge. */
public final class EventBridgeBus implements Bus {

    private static final String SOURCE = "vitalfew";
    private static final int AT_ONCE = 10;

    private final EventBridgeClient events;
    private final String bus;

    private EventBridgeBus(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    public static EventBridgeBus from(Env env) {
        return new EventBridgeBus(new Aws(env).events(), env.get("BUS_NAME"));
    }

    @Override
    public void publish(List<Announcement> announcements) {
        var entries = new ArrayList<>(announcements.stream().map(this::entry).toList());
        while (!entries.isEmpty()) {
            var chunk = entries.subList(0, Math.min(AT_ONCE, entries.size()));
            var answer = events.putEvents(put -> put.entries(List.copyOf(chunk)));
            if (answer.failedEntryCount() > 0) {
                throw new IllegalStateException("the bus refused " + answer.failedEntryCount() + " of " + chunk.size()
                        + " announcements: " + answer.entries());
            }
            chunk.clear();
        }
    }

    private PutEventsRequestEntry entry(Announcement announcement) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(announcement.type())
                .detail(announcement.detail())
                .build();
    }
}

package dev.vitalfew.announce;

import java.util.List;

/** Where it is announced what happened. */
public interface Bus {

    /** Announces all of them, or fails: then some may have been announced. */
    void publish(List<Announcement> announcements);
}

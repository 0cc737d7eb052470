package dev.vitalfew.announce;

import dev.vitalfew.announce.Announcements.Announcement;
import java.util.List;

/** Where changes are announced. */
interface Bus {

    /** Announces all of them, or fails: then some may have been announced. */
    void publish(List<Announcement> announcements);
}

package dev.vitalfew.lifecycle.suppressions;

import java.time.Instant;
import java.util.Optional;

/** Whether an operator has stopped all sending. */
@FunctionalInterface
public interface KillSwitch {
    boolean isOn();

    /** The switch for whoever may turn it. */
    interface Lever extends KillSwitch {

        /** Empty while emails go out. */
        Optional<Stop> stop();

        /** Stops every email that isn't claimed yet; of a switch that is on already, the first word stays. */
        Stop turnOn(String why, Instant at);

        /** Emails go out again, those that waited as well, unless it is too late for them. */
        void turnOff();

        @Override
        default boolean isOn() {
            return stop().isPresent();
        }
    }

    record Stop(Instant since, String why) {}
}

package dev.vitalfew.lifecycle.suppressions;

/** Whether an operator has stopped all sending. */
@FunctionalInterface
public interface KillSwitch {
    boolean isOn();
}

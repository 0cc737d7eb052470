package dev.vitalfew.lifecycle;

/** Whether an operator has stopped all sending. */
@FunctionalInterface
public interface KillSwitch {
    boolean isOn();
}

package dev.vitalfew.segment;

import java.time.LocalDate;

/** Where slices of a run wait for a worker; one may come more than once. */
public interface SliceQueue {

    void send(LocalDate date, int slice);
}

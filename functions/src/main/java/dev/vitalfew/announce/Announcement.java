package dev.vitalfew.announce;

/**
 * What the bus is told.
 *
 * @param type the bus's detail-type
 * @param detail an object in JSON, with an {@code id} that is the same whenever it is told again
 */
public record Announcement(String type, String detail) {}

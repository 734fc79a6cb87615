package dev.hookline.api.history;

/**
 * An event that was taken back.
 *
 * @param cancelled how many of its deliveries will not leave
 */
public record CancelledEvent(String eventId, int cancelled) {}

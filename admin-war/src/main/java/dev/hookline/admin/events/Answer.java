package dev.hookline.admin.events;

import java.util.UUID;

/**
 * Whether an endpoint gets an event.
 *
 * @param why one sentence
 */
public record Answer(UUID endpointId, String url, boolean gets, String why) {}

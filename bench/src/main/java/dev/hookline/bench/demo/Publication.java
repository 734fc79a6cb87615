package dev.hookline.bench.demo;

import dev.hookline.bench.input.InputEvent;

/**
 * One event and what became of its publish.
 *
 * @param atMillis just before the request was sent, in Unix milliseconds
 * @param eventId the acknowledged id, or empty
 * @param problem why there is none, or empty
 */
record Publication(InputEvent event, long atMillis, String eventId, String problem) {}

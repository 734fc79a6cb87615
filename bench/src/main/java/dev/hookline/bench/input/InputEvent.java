package dev.hookline.bench.input;

/**
 * One event to publish.
 *
 * @param source the file it comes from, for messages
 * @param topic where to publish it
 * @param payload JSON text, exactly as in the file
 */
public record InputEvent(String source, String topic, byte[] payload) {}

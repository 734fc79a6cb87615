package dev.hookline.transport.send;

/**
 * How long the phases of a send took, in microseconds; 0 for a phase that did not happen, as the
 * first three on a pooled connection.
 *
 * @param dns looking up the name
 * @param connect opening the TCP connection
 * @param tls the TLS handshake
 * @param firstByte from the start of writing the request until the head of the answer was there
 * @param total the whole send
 */
public record Phases(long dns, long connect, long tls, long firstByte, long total) {}

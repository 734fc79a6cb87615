/**
 * The sender on Apache HttpClient: blocking calls on the caller's thread, with a hard limit on time
 * and size.
 *
 * <p>{@code Attempt} tells the life of one send: lease or open a connection to a judged address,
 * write the request, read the head and at most 64 KiB of the body, hand the connection back. {@code
 * Deadlines} cuts what is overdue:
 *
 * <pre>
 * RUNNING ──land()──▶ LANDED    the connection may serve again
 *    └─────cut()────▶ CUT       the connection was closed from outside
 * </pre>
 *
 * <p>{@code HttpFetcher} reads small JSON documents over the same guarded connections.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.transport.fetch,
 * dev.hookline.transport.guard, dev.hookline.transport.send.
 */
package dev.hookline.transport.http;

/**
 * Blocking HTTP sends on the caller's thread, with a hard limit on time and size.
 *
 * <p>{@link dev.hookline.transport.send.Sender#send} tells the life of one attempt: lease or open a
 * connection to a judged address, write the request, read the head and at most 64 KiB of the body,
 * hand the connection back. Whatever the other side does is a value, {@link
 * dev.hookline.transport.send.Answer}; an exception is a bug.
 *
 * <p>Permitted neighbours: dev.hookline.transport.guard.
 */
package dev.hookline.transport.send;

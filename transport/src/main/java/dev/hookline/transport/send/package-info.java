/**
 * What is sent and what comes of it: requests, targets, header rules and answers, as plain values.
 *
 * <p>Whatever the other side does is a value, {@link dev.hookline.transport.send.Answer}; an
 * exception is a bug.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.transport.send;

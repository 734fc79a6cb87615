/**
 * One delivery as an HTTP request: the body, the headers of Standard Webhooks and HookLine's own.
 *
 * <p>Permitted neighbours: dev.hookline.transport.send, dev.hookline.transport.signature.
 */
package dev.hookline.transport.webhook;

/**
 * Where HookLine may connect to: the address guard against server-side request forgery.
 *
 * <p>A URL is judged when it is written ({@link dev.hookline.transport.guard.AddressGuard#check})
 * and its host again whenever a connection is opened ({@link
 * dev.hookline.transport.guard.AddressGuard#resolve}): the name is looked up once, every answer is
 * judged, and the connection goes to a judged address, so that a name which changes its answer
 * gains nothing.
 *
 * <p>Permitted neighbours: dev.hookline.settings.
 */
package dev.hookline.transport.guard;

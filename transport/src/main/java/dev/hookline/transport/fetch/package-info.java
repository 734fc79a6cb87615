/**
 * Reading small JSON documents of others, such as an identity provider's keys: what is asked for
 * and what came of it, as plain values.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.transport.fetch;

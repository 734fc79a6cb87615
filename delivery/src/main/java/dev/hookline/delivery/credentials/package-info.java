/**
 * What an endpoint is called with and must never be seen: signing secrets, header values,
 * credentials. Sealed on the way into the database, opened for sending, redacted for reading.
 *
 * <p>Permitted neighbours: delivery.input, persistence.directory, persistence.secrets,
 * transport.send, transport.signature.
 */
package dev.hookline.delivery.credentials;

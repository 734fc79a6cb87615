/**
 * CloudEvents 1.0 over HTTP: {@code type} is the topic, {@code source#id} the idempotency key,
 * {@code time} when it occurred, {@code data} the payload, and all attributes together are the
 * metadata. Data is JSON or absent.
 *
 * <p>Permitted neighbours: delivery, delivery.publish, api.event, api.http, api.json.
 */
package dev.hookline.api.cloudevents;

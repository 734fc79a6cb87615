/**
 * Events as publishers write them: one, or many in a batch. Reading is one pass over the tokens of
 * the body, without a tree, and the payload is the slice of the body that the publisher wrote.
 *
 * <p>Permitted neighbours: delivery, delivery.input, delivery.publish, delivery.retry, api.json.
 */
package dev.hookline.api.event;

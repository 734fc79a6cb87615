/**
 * The door for publishers: {@code POST /v1/events} and {@code POST /v1/events/batch}.
 *
 * <p>This is the hot path, so the front door asks it before any resource; the thread waits for the
 * group commit, and the answer is written without a mapper.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.publish, settings, persistence.id,
 * api.http, api.json, api.problem, api.event, api.cloudevents, delivery.quotas, delivery.rates.
 */
package dev.hookline.api.publish;

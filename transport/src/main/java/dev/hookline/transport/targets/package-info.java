/**
 * Targets that are not webhooks: Slack, PagerDuty, Rootly and Telegram.
 *
 * <p>An event's payload is read as an alert ({@code AlertReader}), and a dialect writes it as the
 * provider documents it and reads the provider's answer: a status alone does not tell whether a
 * message was taken. What a dialect finds out is an {@link dev.hookline.transport.send.Answer}
 * again, so that retries and records need to know nothing of providers:
 *
 * <pre>
 * the provider took it ────────────────▶ as it came: a success
 * it asks for a pause ─────────────────▶ status 429, with Retry-After
 * it will never take this message ─────▶ Failure.REFUSED
 * a 2xx that says something else ──────▶ Failure.NOT_TAKEN
 * anything else ───────────────────────▶ as it came: its status decides
 * </pre>
 *
 * <p>Secrets are part of paths and bodies here. They are put in at the moment of sending, and taken
 * out of whatever comes back.
 *
 * <p>Permitted neighbours: dev.hookline.transport.send.
 */
package dev.hookline.transport.targets;

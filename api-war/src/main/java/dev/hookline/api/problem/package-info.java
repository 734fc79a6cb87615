/**
 * Every error answer, as an RFC 9457 problem: the one table from reasons to HTTP statuses, and the
 * ways by which a failure reaches it.
 *
 * <p>Permitted neighbours: delivery, persistence.work, api.json.
 */
package dev.hookline.api.problem;

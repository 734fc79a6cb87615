/**
 * What happens by plan: looked at by viewers, changed by operators.
 *
 * <p>Permitted neighbours: delivery.access, jobs.schedule, persistence.schedules, api.http.
 */
package dev.hookline.api.schedules;

/**
 * What happens by plan. Every node looks at the schedules every few seconds; what is due is taken
 * by one of them, by a lease that the database judges:
 *
 * <pre>
 *   waiting ──due, claimed──▶ running ──job ended──▶ waiting, due again by its plan
 *                                │ lease over: the node is gone
 *                                └──claimed by another──▶ running
 * </pre>
 *
 * <p>When it is due again follows from the plan and not from when it ran: after a week without a
 * server it runs once, and then at its usual time.
 *
 * <p>Permitted neighbours: delivery, delivery.input, delivery.modes, jobs, jobs.backup, jobs.runs,
 * persistence.schedules, persistence.work, settings.
 */
package dev.hookline.jobs.schedule;

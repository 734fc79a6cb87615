/**
 * Jobs that the launcher does for the server: whatever makes databases or starts servers. The
 * server writes down what it asks for in its data directory, the launcher that supervises it does
 * it in a process of its own, and its stages and its report come back the same way.
 *
 * <pre>
 *   run/errands/ID.ask     the verb, and the backup if it is about one
 *   run/errands/ID.log     the stages as they come
 *   run/errands/ID.done    the exit code in a line, then the report
 * </pre>
 *
 * <p>Permitted neighbours: jobs, jobs.backup, jobs.runs, persistence.runs, persistence.shelf,
 * settings.
 */
package dev.hookline.jobs.errand;

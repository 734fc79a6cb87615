/**
 * History as people read it: events, deliveries with their attempts, dead letters. Reading only,
 * plain SQL, always one tenant's rows, newest first.
 *
 * <p>Pages go by id. Ids are UUIDv7, so a bound of time is a bound of ids, and it keeps a query
 * within the partitions it is about.
 *
 * <p>Permitted neighbours: persistence.id, persistence.outbox, persistence.sql.
 */
package dev.hookline.persistence.ledger;

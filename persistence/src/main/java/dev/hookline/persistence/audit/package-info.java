/**
 * The audit log: append-only, and chained by hashes. Changes of configuration are written by
 * triggers; what is no change of a row is appended here.
 *
 * <p>Permitted neighbours: persistence.sql, persistence.work.
 */
package dev.hookline.persistence.audit;

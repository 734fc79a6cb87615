/**
 * The circuit breakers as all nodes see them: what opened, until when, and what came before. When
 * they open and close is decided by delivery.breakers.
 *
 * <p>Permitted neighbours: persistence.sql, persistence.work.
 */
package dev.hookline.persistence.breakers;

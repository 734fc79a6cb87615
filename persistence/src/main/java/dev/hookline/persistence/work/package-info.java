/**
 * Units of work: one transaction around a few JPA calls, inside the server and outside of it alike;
 * and who is at work in it.
 *
 * <p>Permitted neighbours: persistence.sql.
 */
package dev.hookline.persistence.work;

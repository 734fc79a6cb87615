/**
 * Units of work: one transaction around a few JPA calls, inside the server and outside of it alike.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.persistence.work;

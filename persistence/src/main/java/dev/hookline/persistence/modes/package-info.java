/**
 * The switches as they are stored, the pauses of single tenants and endpoints, and how much a pause
 * holds back.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.modes;

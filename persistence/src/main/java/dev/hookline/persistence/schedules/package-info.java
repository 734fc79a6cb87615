/**
 * The schedules as they are stored: when each is due, and which node runs it. A node that wants to
 * run one changes its row under a condition; the database lets one of them win.
 *
 * <p>Permitted neighbours: persistence.sql.
 */
package dev.hookline.persistence.schedules;

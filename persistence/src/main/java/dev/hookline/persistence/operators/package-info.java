/**
 * Who operates the installation: operators, their sessions, and wrong passwords in a row. Rows, not
 * rules: who may sign in is decided by delivery.operators.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.operators;

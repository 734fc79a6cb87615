/**
 * The two signatures of a delivery, checked the way a receiver would: a dozen lines and nothing of
 * the server's own code.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.verify;

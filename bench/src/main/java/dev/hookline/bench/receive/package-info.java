/**
 * The verb {@code receive}: a receiver for checks of a running server, which writes down what came.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.receive;

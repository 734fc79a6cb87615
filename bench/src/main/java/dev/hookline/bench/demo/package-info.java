/**
 * The verb {@code demo}: one event of the caller's from publish to a verified delivery.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.demo;

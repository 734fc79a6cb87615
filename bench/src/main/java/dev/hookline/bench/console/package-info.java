/**
 * How the verbs of this module speak: what they say on the way, what they refuse, how they end.
 *
 * <p>Permitted neighbours: bench.api.
 */
package dev.hookline.bench.console;

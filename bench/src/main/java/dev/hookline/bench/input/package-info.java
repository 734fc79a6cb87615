/**
 * Payloads from a directory of JSON files, byte for byte.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.input;

/**
 * The verb {@code demo}: one event shown step by step, or a directory of payloads published,
 * received and compared byte for byte.
 *
 * <p>Permitted neighbours: bench.api, bench.input, bench.verify, bench.measure.
 */
package dev.hookline.bench.demo;

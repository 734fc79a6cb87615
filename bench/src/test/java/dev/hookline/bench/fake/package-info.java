/** A server that speaks as much of the contract as the demo and the benchmark call. */
package dev.hookline.bench.fake;

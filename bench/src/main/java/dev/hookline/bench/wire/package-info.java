/**
 * The least HTTP/1.1 a load generator and a sink need: one buffer per connection, read in place,
 * nothing allocated per message.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.wire;

package dev.hookline.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import java.io.IOException;

/** How the queue of all tenants stands, as a server says. */
record Queue(long depth, long dead) {
  static final Queue UNKNOWN = new Queue(-1, -1);

  static Queue of(Api operator) throws IOException {
    JsonNode queue = operator.stats().path("queue");
    return new Queue(
        queue.path("pending").asLong() + queue.path("inflight").asLong(),
        queue.path("dead").asLong());
  }
}

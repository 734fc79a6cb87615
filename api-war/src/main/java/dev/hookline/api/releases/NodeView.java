package dev.hookline.api.releases;

import dev.hookline.persistence.watch.Nodes;

/**
 * A node and what it runs.
 *
 * @param version empty if the node is older than versions are written down
 * @param alive whether its heartbeat is in time
 * @param startedAtMs in Unix milliseconds
 */
public record NodeView(String name, String version, boolean alive, long startedAtMs) {
  static NodeView of(Nodes.Node node) {
    return new NodeView(node.name(), node.release(), node.alive(), node.startedAt().toEpochMilli());
  }
}

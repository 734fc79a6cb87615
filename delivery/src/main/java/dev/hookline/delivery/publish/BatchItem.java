package dev.hookline.delivery.publish;

import dev.hookline.delivery.Refused;

/** What became of one event of a batch. */
public sealed interface BatchItem {
  /** It is durable. */
  record Accepted(Published published) implements BatchItem {}

  /** It was refused; nothing of it was stored. */
  record Rejected(Refused refused) implements BatchItem {}
}

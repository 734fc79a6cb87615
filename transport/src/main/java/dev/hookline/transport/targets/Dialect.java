package dev.hookline.transport.targets;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.HeaderLine;

/** What a provider is told, and what it means by its answers. */
sealed interface Dialect permits Slack, PagerDuty, Rootly, Telegram {
  /** Of every request: all providers take JSON. */
  HeaderLine JSON = new HeaderLine("Content-Type", "application/json; charset=utf-8");

  /** The body of a request. */
  byte[] write(Alert alert);

  /**
   * What a complete answer means.
   *
   * @param answer with whatever status
   */
  Answer read(Answer answer);
}

package dev.hookline.delivery.directory;

import dev.hookline.persistence.directory.Endpoint;

/**
 * An endpoint with a secret that was just made.
 *
 * @param secret the secret itself: shown to its owner now and never again; null for a target, whose
 *     owner brought it
 */
public record NewSecret(Endpoint endpoint, String secret) {
  @Override
  public String toString() {
    return "NewSecret[" + endpoint.id() + "]";
  }
}

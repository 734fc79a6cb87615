package dev.hookline.delivery.oidc;

import java.time.Duration;

/**
 * A sign-in that begins.
 *
 * @param url the provider's page for the browser
 * @param cookie what the browser brings back; a secret
 * @param life how long the cookie is good
 */
public record Departure(String url, String cookie, Duration life) {
  @Override
  public String toString() {
    return "Departure[]";
  }
}

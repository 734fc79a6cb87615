package dev.hookline.delivery.oidc;

/**
 * With what the provider sent the browser back. Each may be null; nobody has judged them.
 *
 * @param cookie what the browser was given when it left
 * @param issuer who says to be the provider (RFC 9207)
 * @param error the provider's code for what went wrong
 * @param description the provider's sentence about it
 */
public record Returned(
    String cookie, String state, String code, String issuer, String error, String description) {
  // Codes and cookies are secrets.
  @Override
  public String toString() {
    return "Returned[]";
  }
}

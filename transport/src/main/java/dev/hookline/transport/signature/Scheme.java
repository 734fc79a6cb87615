package dev.hookline.transport.signature;

/** How a key signs the content of Standard Webhooks. */
sealed interface Scheme permits Symmetric, Ed25519 {
  /** What precedes the base64 of the signature, the comma included. */
  String prefix();

  /** The raw signature of {@code head} followed by {@code body}. */
  byte[] sign(byte[] head, byte[] body);

  /** Whether {@code signature} is this key's signature of {@code head} followed by {@code body}. */
  boolean verifies(byte[] head, byte[] body, byte[] signature);

  /** The public key's text. */
  String publicKey();
}

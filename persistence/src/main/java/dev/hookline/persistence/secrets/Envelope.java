package dev.hookline.persistence.secrets;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The parts of a sealed secret. */
record Envelope(String keyId, byte[] wrappedKey, byte[] body) {
  private static final byte FORMAT = 1;
  private static final int WRAPPED_BYTES = Gcm.NONCE_BYTES + 32 + Gcm.TAG_BYTES;

  static Envelope read(byte[] sealed) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(sealed);
      byte format = buffer.get();
      if (format != FORMAT) {
        throw new CannotOpenSecret("a sealed secret has the unknown format " + format);
      }
      byte[] keyId = take(buffer, Byte.toUnsignedInt(buffer.get()));
      byte[] wrappedKey = take(buffer, WRAPPED_BYTES);
      byte[] body = take(buffer, buffer.remaining());
      return new Envelope(new String(keyId, StandardCharsets.US_ASCII), wrappedKey, body);
    } catch (BufferUnderflowException e) {
      throw new CannotOpenSecret("a sealed secret is cut short", e);
    }
  }

  byte[] write() {
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + id.length + wrappedKey.length + body.length)
        .put(FORMAT)
        .put((byte) id.length)
        .put(id)
        .put(wrappedKey)
        .put(body)
        .array();
  }

  private static byte[] take(ByteBuffer buffer, int length) {
    if (length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}

package dev.hookline.persistence.frames;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the frames of one chunk. The nonce is the chunk's number, the frame's number and
 * whether it is the last one, so that no frame can be left out, moved or cut off (the STREAM
 * construction); the chunk and the backup it belongs to are authenticated with each.
 */
public final class Frames {
  /** Bytes of a frame before sealing; only the last frame of a chunk is shorter. */
  static final int BYTES = 1 << 20;

  static final int TAG_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private final SecretKey key;
  private final int chunk;
  private final byte[] boundTo;
  private int frame;

  /** The frames of one chunk, from the first one on. */
  public Frames(SecretKey key, UUID backupId, int chunk) {
    this.key = key;
    this.chunk = chunk;
    this.boundTo =
        ByteBuffer.allocate(20)
            .putLong(backupId.getMostSignificantBits())
            .putLong(backupId.getLeastSignificantBits())
            .putInt(chunk)
            .array();
  }

  byte[] seal(byte[] plain, int length, boolean last) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to seal", e);
    }
  }

  byte[] open(byte[] sealed, int length, boolean last) throws DamagedChunk {
    try {
      return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, length);
    } catch (AEADBadTagException e) {
      throw new DamagedChunk("frame " + (frame - 1) + " does not open");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to open", e);
    }
  }

  private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES).putInt(chunk).putInt(frame++).putInt(last ? 1 : 0).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(boundTo);
    return cipher;
  }
}

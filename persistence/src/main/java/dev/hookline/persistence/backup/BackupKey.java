package dev.hookline.persistence.backup;

import dev.hookline.persistence.secrets.SecretVault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key of one backup: made for it, kept in its manifest under a key of the key file, and the
 * root of two others (HKDF, RFC 5869).
 */
final class BackupKey {
  /** No tenant can have this name. */
  private static final String VAULT_PLACE = "hookline:backup";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final byte[] wrapped;
  private final SecretKey chunks;
  private final SecretKey manifest;

  private BackupKey(byte[] key, byte[] wrapped) {
    this.wrapped = wrapped;
    this.chunks = derived(key, "chunks", "AES");
    this.manifest = derived(key, "manifest", "HmacSHA256");
  }

  static BackupKey fresh(SecretVault vault, UUID backupId) {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new BackupKey(key, vault.seal(VAULT_PLACE, backupId, key));
  }

  /**
   * Opens the key of a backup.
   *
   * @throws dev.hookline.persistence.secrets.CannotOpenSecret if the key file has not the key that
   *     wraps it, or it belongs to another backup
   */
  static BackupKey open(SecretVault vault, UUID backupId, byte[] wrapped) {
    return new BackupKey(vault.open(VAULT_PLACE, backupId, wrapped), wrapped);
  }

  byte[] wrapped() {
    return wrapped.clone();
  }

  SecretKey chunks() {
    return chunks;
  }

  SecretKey manifest() {
    return manifest;
  }

  private static SecretKey derived(byte[] key, String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .thenExpand(("hookline " + purpose).getBytes(StandardCharsets.US_ASCII), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF failed", e);
    }
  }
}

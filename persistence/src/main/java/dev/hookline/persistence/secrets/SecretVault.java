package dev.hookline.persistence.secrets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets; safe for many threads.
 *
 * <p>Sealing reads the key file anew, and so does opening when it meets an unknown key: a rotation
 * needs no restart. To rotate, put a new first line into the file of every node, rewrap all rows,
 * then take the old line out.
 */
public final class SecretVault {
  private static final int DATA_KEY_BYTES = 32;

  private final Path file;
  private final Gcm gcm = new Gcm();
  private volatile MasterKeys keys;

  /**
   * A vault with the keys of the given file: lines of {@code KEYID:BASE64}, 32 bytes each, the
   * first one seals.
   *
   * @throws InvalidKeyFile if the file cannot be used
   */
  public SecretVault(Path file) {
    this.file = file;
    this.keys = MasterKeys.read(file);
  }

  /**
   * Seals a secret for one row.
   *
   * @throws InvalidKeyFile if the key file cannot be used any more
   */
  public byte[] seal(String tenantId, UUID rowId, byte[] secret) {
    MasterKeys current = reread();
    byte[] boundTo = boundTo(tenantId, rowId);
    byte[] dataKey = gcm.randomBytes(DATA_KEY_BYTES);
    byte[] wrapped = gcm.seal(current.active(), boundTo, dataKey);
    return new Envelope(current.activeId(), wrapped, gcm.seal(aes(dataKey), boundTo, secret))
        .write();
  }

  /**
   * Opens the secret of a row.
   *
   * @throws CannotOpenSecret if its key is not in the file, or it was changed or belongs to another
   *     row
   * @throws InvalidKeyFile if the key is unknown and the key file cannot be used
   */
  public byte[] open(String tenantId, UUID rowId, byte[] sealed) {
    Envelope envelope = Envelope.read(sealed);
    byte[] boundTo = boundTo(tenantId, rowId);
    byte[] dataKey = gcm.open(masterKey(envelope.keyId()), boundTo, envelope.wrappedKey());
    return gcm.open(aes(dataKey), boundTo, envelope.body());
  }

  /**
   * The same secret under the active key; what is under it already comes back unchanged, as the
   * same array.
   *
   * @throws CannotOpenSecret as {@link #open}, but the body itself is not looked at
   * @throws InvalidKeyFile if the key file cannot be used any more
   */
  public byte[] rewrap(String tenantId, UUID rowId, byte[] sealed) {
    MasterKeys current = reread();
    Envelope envelope = Envelope.read(sealed);
    if (envelope.keyId().equals(current.activeId())) {
      return sealed;
    }
    byte[] boundTo = boundTo(tenantId, rowId);
    byte[] dataKey = gcm.open(masterKey(envelope.keyId()), boundTo, envelope.wrappedKey());
    byte[] wrapped = gcm.seal(current.active(), boundTo, dataKey);
    return new Envelope(current.activeId(), wrapped, envelope.body()).write();
  }

  private SecretKey masterKey(String id) {
    return keys.find(id)
        .or(() -> reread().find(id))
        .orElseThrow(() -> new CannotOpenSecret("the key file has no key for a sealed secret"));
  }

  private MasterKeys reread() {
    MasterKeys read = MasterKeys.read(file);
    keys = read;
    return read;
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] boundTo(String tenantId, UUID rowId) {
    return (tenantId + "/" + rowId).getBytes(StandardCharsets.UTF_8);
  }
}

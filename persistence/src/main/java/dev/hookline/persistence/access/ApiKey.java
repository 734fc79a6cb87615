package dev.hookline.persistence.access;

import dev.hookline.persistence.work.NullableUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that was handed out.
 *
 * <p>It is valid from its creation until it expires or is revoked. Rotation makes a successor and
 * lets the key expire after an overlap in which both are valid.
 */
@Entity
@Table(name = "api_keys")
public class ApiKey {
  /** The name of keys that come from the configuration. */
  public static final String SEED = "seed";

  @Id
  @Column(name = "key_id")
  private UUID id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "name")
  private String name;

  @Column(name = "prefix")
  private String prefix;

  @Column(name = "key_hash")
  private byte[] hash;

  @Column(name = "scopes")
  private String scopes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(name = "rotated_to")
  @Convert(converter = NullableUuid.class)
  private UUID rotatedTo;

  /** For JPA. */
  protected ApiKey() {}

  /**
   * A new key that does not expire.
   *
   * @param tenantId whose key it is, or null for an operator's
   * @param name at most 200 characters
   */
  public ApiKey(UUID id, String tenantId, String name, KeyText text, Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.prefix = text.prefix();
    this.hash = text.hash();
    this.scopes = "";
    this.createdAt = createdAt;
  }

  /** Sets what the key may do; the scopes' wire names. */
  public ApiKey allow(List<String> granted) {
    scopes = String.join(" ", granted);
    return this;
  }

  /** Lets the key end at the given moment unless it ends before. */
  public ApiKey expire(Instant moment) {
    if (expiresAt == null || moment.isBefore(expiresAt)) {
      expiresAt = moment;
    }
    return this;
  }

  /** Ends the key now and for good; a second call changes nothing. */
  public void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  /** Names the successor; this key goes on until {@code until}. */
  public void rotate(UUID successor, Instant until) {
    rotatedTo = successor;
    expire(until);
  }

  /** Ends a key of the configuration because another one of the configuration takes its place. */
  public void replace(UUID successor, Instant now) {
    rotatedTo = successor;
    revoke(now);
  }

  /** Brings back a key of the configuration that another one of the configuration had replaced. */
  public void reinstate() {
    revokedAt = null;
    rotatedTo = null;
  }

  /** Whether the key is good at the given moment. */
  public boolean validAt(Instant moment) {
    return revokedAt == null && (expiresAt == null || moment.isBefore(expiresAt));
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Whose key it is; empty for an operator's. */
  public Optional<String> tenantId() {
    return Optional.ofNullable(tenantId);
  }

  /** Its name for people. */
  public String name() {
    return name;
  }

  /** The first characters of its text, so that its owner recognises it. */
  public String prefix() {
    return prefix;
  }

  /** What it may do; the scopes' wire names. */
  public List<String> scopes() {
    return scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it ends by itself. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** When it was revoked. */
  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** The key that follows it. */
  public Optional<UUID> rotatedTo() {
    return Optional.ofNullable(rotatedTo);
  }
}

package dev.hookline.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A signing secret of an endpoint, sealed under its tenant and its own id. */
@Entity
@Table(name = "endpoint_secrets")
public class EndpointSecret {
  @Id
  @Column(name = "secret_id")
  private UUID id;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "sealed")
  private byte[] sealed;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected EndpointSecret() {}

  /** The endpoint's current secret. */
  public EndpointSecret(UUID id, Endpoint endpoint, byte[] sealed, Instant now) {
    this.id = id;
    this.endpointId = endpoint.id();
    this.tenantId = endpoint.tenantId();
    this.sealed = sealed;
    this.createdAt = now;
  }

  /** Lets it sign until the given moment, or until an earlier one said before. */
  public void retire(Instant moment) {
    if (expiresAt == null || moment.isBefore(expiresAt)) {
      expiresAt = moment;
    }
  }

  /** Whether deliveries are signed with it at the given moment. */
  public boolean liveAt(Instant moment) {
    return expiresAt == null || moment.isBefore(expiresAt);
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** The endpoint it signs for. */
  public UUID endpointId() {
    return endpointId;
  }

  /** Whose it is. */
  public String tenantId() {
    return tenantId;
  }

  /** The secret's text, sealed. */
  public byte[] sealed() {
    return sealed;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it stops signing; empty for the current secret. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}

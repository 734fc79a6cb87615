package dev.hookline.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who publishes and receives; owns every other row. */
@Entity
@Table(name = "tenants")
public class Tenant {
  @Id
  @Column(name = "tenant_id")
  private String id;

  @Column(name = "name")
  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected Tenant() {}

  /**
   * A new tenant.
   *
   * @param id 1 to 64 letters, digits, {@code _} and {@code -}
   * @param name 1 to 200 characters
   */
  public Tenant(String id, String name, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.createdAt = createdAt;
  }

  /** Its id, chosen by the operator. */
  public String id() {
    return id;
  }

  /** Its name for people. */
  public String name() {
    return name;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }
}

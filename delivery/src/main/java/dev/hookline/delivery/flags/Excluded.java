package dev.hookline.delivery.flags;

import java.util.Set;

/**
 * For whom a feature is off.
 *
 * @param everybody every tenant there is or may come
 * @param tenants these; empty with {@code everybody}
 */
public record Excluded(boolean everybody, Set<String> tenants) {
  /** Nobody. */
  public static final Excluded NOBODY = new Excluded(false, Set.of());

  public Excluded {
    tenants = Set.copyOf(tenants);
  }
}

package dev.hookline.persistence.outbox;

/** Whether there is room for what a claim brings. Asked of each delivery once, in turn. */
@FunctionalInterface
public interface Fit {
  /** Room for everything. */
  Fit EVERYTHING = (tenantId, bytes) -> true;

  /**
   * Whether this one fits besides those that were said to fit before; what does not is handed back.
   *
   * @param tenantId whose it is
   * @param bytes the size of its body
   */
  boolean takes(String tenantId, long bytes);
}

package dev.hookline.admin.system;

/**
 * Something of which a node has so much and no more.
 *
 * @param meaning in a few words
 * @param unit what is counted
 * @param variable the setting that says how much there is; empty if none does
 */
public record Place(
    String name, String meaning, long used, long all, String unit, String variable) {
  /** Whether more than four fifths are in use. */
  public boolean tight() {
    return all > 0 && used * 5 > all * 4;
  }
}

package dev.hookline.persistence.audit;

/** What a walk along the chain found. */
public sealed interface AuditVerdict {
  /**
   * Every entry is as it was written.
   *
   * @param count how many entries there are
   * @param head the hash of the newest, in hexadecimal digits: whoever noted it elsewhere can tell
   *     later that this part of the log is still the same
   */
  record Intact(long count, String head) implements AuditVerdict {}

  /**
   * The log was tampered with.
   *
   * @param seq the first place where the chain breaks
   */
  record Broken(long seq, Why why) implements AuditVerdict {}

  /** How a chain breaks. */
  enum Why {
    /** The entry's content is not what was written. */
    EDITED,
    /** The entry is missing. */
    REMOVED,
    /** Another entry stood here. */
    REORDERED,
    /** The entry did not come through the chain. */
    ADDED
  }
}

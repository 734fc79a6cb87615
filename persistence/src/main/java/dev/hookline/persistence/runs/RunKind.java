package dev.hookline.persistence.runs;

import java.util.Locale;

/** What kinds of runs there are. */
public enum RunKind {
  BACKUP,
  VERIFY,
  DEEP_VERIFY,
  RESTORE,
  RESTORE_DRILL,
  DISASTER_DRILL,
  RETENTION;

  /** As it is stored and written in JSON: {@code deep_verify}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The job and the schedule that do it: {@code deep-verify}. */
  public String jobName() {
    return wireName().replace('_', '-');
  }
}

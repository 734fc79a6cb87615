package dev.hookline.settings;

/** How the text of a setting is read. */
public enum Kind {
  /** Any text. */
  TEXT,
  /** A whole number within the setting's range. */
  INTEGER,
  /**
   * {@code 1}, {@code true}, {@code yes}, {@code on} or {@code 0}, {@code false}, {@code no},
   * {@code off}.
   */
  SWITCH,
  /** Whole numbers separated by commas, each within the setting's range. */
  INTEGERS,
  /** One of a closed list of words. */
  CHOICE,
  /** Addresses or blocks of them, such as {@code 10.0.0.0/8}, separated by commas; or none. */
  NETWORKS,
  /**
   * Hosts, each with a port or without, such as {@code id.example.com:8443}, separated by commas.
   */
  HOSTS,
  /** Options of a command, each beginning with {@code -}, separated by blanks; or none. */
  OPTIONS
}

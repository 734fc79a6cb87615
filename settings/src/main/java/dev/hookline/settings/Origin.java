package dev.hookline.settings;

/** Where a value of the configuration comes from. */
public enum Origin {
  /** Nothing was given. */
  DEFAULT("default"),
  /** A variable of the environment in which the server was started. */
  ENVIRONMENT("environment"),
  /** An option of the command line. */
  COMMAND_LINE("command line"),
  /** The {@code config.env} or the name of the release that runs. */
  RELEASE("release"),
  /** Made or found in the data directory at the start. */
  DATA_DIRECTORY("data directory");

  private static final String LEAD = "origin.";

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** As people say it. */
  public String words() {
    return words;
  }

  /** The name under which a variable's origin stands beside it in a file. */
  public static String beside(Setting setting) {
    return LEAD + setting.variable();
  }
}

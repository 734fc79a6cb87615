package dev.hookline.delivery.modes;

/** The kinds of things that a mode may forbid. */
public enum Act {
  /** Publishing events, in whichever form. */
  PUBLISH("publish"),
  /** Looking: GET, HEAD, OPTIONS. */
  LOOK("GET, HEAD, OPTIONS"),
  /** Every other call that changes something. */
  CHANGE("other calls that change something"),
  /** Sending a delivery to its receiver. One in flight always finishes. */
  DELIVER("deliveries leave"),
  /** Background work that nobody waits for: batch jobs, replays, housekeeping. */
  WORK("background work"),
  /** What must always go: health, metrics, the API's description, signing in, turning modes. */
  ALWAYS("health, metrics, signing in, turning the mode off");

  private final String words;

  Act(String words) {
    this.words = words;
  }

  /** What it is called in the manual. */
  public String words() {
    return words;
  }
}

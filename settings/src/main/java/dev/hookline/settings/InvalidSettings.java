package dev.hookline.settings;

import java.util.List;

/**
 * The configuration is not usable; {@link #problems()} names every setting that is wrong and what
 * it may be.
 */
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidSettings(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per wrong setting; no secret value is repeated. */
  public List<String> problems() {
    return problems;
  }
}

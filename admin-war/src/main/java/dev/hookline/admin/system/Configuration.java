package dev.hookline.admin.system;

import dev.hookline.settings.Origin;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The configuration of the node that answers, without secrets. */
@ApplicationScoped
class Configuration {
  /** What hides in an address: a login before the host, or a password among its parameters. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?<=://)[^/@\\s]+(?=@)|(?<=(?:password|secret|token|key)=)[^&\\s]+");

  @Inject Settings settings;

  /**
   * A value.
   *
   * @param text what holds; of a secret only whether there is one
   * @param otherwise what holds if nothing is given
   */
  public record Value(
      String variable,
      String text,
      String otherwise,
      String origin,
      boolean given,
      String meaning) {}

  /** All of them, or those only that are not the default. */
  List<Value> values(boolean givenOnly) {
    return Arrays.stream(Setting.values())
        .filter(each -> !givenOnly || settings.origin(each) != Origin.DEFAULT)
        .map(this::value)
        .toList();
  }

  private Value value(Setting setting) {
    Origin origin = settings.origin(setting);
    return new Value(
        setting.variable(),
        shown(setting),
        setting.defaultText(),
        origin.words(),
        origin != Origin.DEFAULT,
        setting.meaning().replace("`", ""));
  }

  private String shown(Setting setting) {
    String text = settings.text(setting);
    if (setting.form().secret() && !text.isEmpty()) {
      return "(secret)";
    }
    return LOGIN.matcher(text).replaceAll("(secret)");
  }
}

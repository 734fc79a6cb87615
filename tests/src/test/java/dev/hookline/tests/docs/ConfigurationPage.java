package dev.hookline.tests.docs;

import dev.hookline.settings.Kind;
import dev.hookline.settings.Setting;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every setting with its default and its range: the record that a changed default must change. */
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      <!-- Generated from dev.hookline.settings.Setting by GeneratedDocsTest. Do not edit. -->

      HookLine is configured by environment variables. `scripts/hl up` reads them once, checks all of
      them, and names every value that is wrong at once. Nothing is read again while the server runs:
      a changed value takes effect at the next start. An empty value counts as absent.

      A switch is `1`, `true`, `yes`, `on` or `0`, `false`, `no`, `off`.

      `scripts/hl up` turns `HL_ALLOW_PRIVATE_TARGETS` on when it is not set, and says so in capital
      letters. Set it to `0` wherever others can reach the server.

      | Variable | Default | Allowed | Meaning |
      |---|---|---|---|
      """;

  private static final String FOOT =
      """

      ## Where the command looks

      `scripts/hl` itself reads these. They concern the machine, not the server.

      | Variable | Meaning |
      |---|---|
      | `HL_JAVA_HOME` | The JDK to run on, 25 or newer. Without it `scripts/hl` looks at `JAVA_HOME`, the `java` on the path and the usual directories. |
      | `XDG_CACHE_HOME` | Where unpacked PostgreSQL binaries are kept, below `hookline`; default `~/.cache`. |
      """;

  private ConfigurationPage() {}

  static String text() {
    return Arrays.stream(Setting.values())
        .map(ConfigurationPage::row)
        .collect(Collectors.joining("", HEAD, FOOT));
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(setting.variable(), standing(setting), allowed(setting), setting.meaning());
  }

  private static String standing(Setting setting) {
    String text = setting.defaultText();
    if (setting.form().kind() == Kind.SWITCH) {
      return Boolean.parseBoolean(text) ? "`1`" : "`0`";
    }
    return text.isEmpty() ? "" : "`" + text.replace(",", ", ") + "`";
  }

  private static String allowed(Setting setting) {
    return switch (setting.form().kind()) {
      case TEXT -> setting.form().secret() ? "secret" : "text";
      case SWITCH -> "switch";
      case INTEGER -> setting.form().min() + " to " + setting.form().max();
      case INTEGERS -> "list of " + setting.form().min() + " to " + setting.form().max();
      case NETWORKS -> "list of addresses and networks";
      case HOSTS -> "list of hosts";
      case OPTIONS -> "options";
      case CHOICE ->
          setting.form().choices().stream()
              .map(word -> "`" + word + "`")
              .collect(Collectors.joining(" or "));
    };
  }
}

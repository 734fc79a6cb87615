package dev.hookline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manual tells people to type exists. */
class CommandsTest {
  private static final Pattern SCRIPT = Pattern.compile("\\bscripts/([\\w.-]*\\w)");
  private static final Pattern VERB = Pattern.compile("\\bscripts/hl ([a-z]+)");
  private static final Pattern OPTION = Pattern.compile("\\bscripts/hl [^\\n`|]*?(--[a-z-]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\b(?:HL|METRICS)_[A-Z][A-Z_]*\\b");
  private static final Pattern USAGE = Pattern.compile("(?m)^  ([a-z]+)  ");

  private static final Set<String> VERBS = verbs();
  private static final String OPTIONS =
      Checkout.readAll("launcher/src/main", ".java")
          + Checkout.readAll("bench/src/main", ".java")
          + Checkout.read(Checkout.ROOT.resolve("scripts/hl"));
  private static final Set<String> VARIABLES = variables();

  static List<Path> pages() {
    return Checkout.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyScriptExists(Path page) {
    assertThat(found(SCRIPT, page))
        .allSatisfy(name -> assertThat(Checkout.ROOT.resolve("scripts/" + name)).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyVerbExists(Path page) {
    assertThat(VERBS).contains("up", "down", "test").containsAll(found(VERB, page));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyOptionExists(Path page) {
    assertThat(found(OPTION, page))
        .allSatisfy(
            option ->
                assertThat(OPTIONS.contains("\"" + option + "\"") || OPTIONS.contains(option))
                    .as("%s in %s", option, page)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyVariableExists(Path page) {
    assertThat(VARIABLES).contains("HL_PORT", "HL_JAVA_HOME").containsAll(found(VARIABLE, page));
  }

  private static Set<String> found(Pattern pattern, Path page) {
    return pattern
        .matcher(Checkout.read(page))
        .results()
        .map(result -> result.group(result.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> verbs() {
    return USAGE
        .matcher(Checkout.read(Checkout.ROOT.resolve("scripts/hl")))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> variables() {
    String sources =
        Checkout.readAll("settings/src/main", ".java")
            + Checkout.readAll("launcher/src/main", ".java")
            + Checkout.readAll("scripts", ".sh")
            + Checkout.read(Checkout.ROOT.resolve("scripts/hl"));
    return VARIABLE.matcher(sources).results().map(r -> r.group()).collect(Collectors.toSet());
  }
}

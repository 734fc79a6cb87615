package dev.hookline.tests.docs;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source says about the constants of an enum, as Markdown. */
final class ConstantComments {
  private static final Pattern COMMENTED =
      Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*([A-Z][A-Z0-9_]*)\\s*[,;\\n]");

  private final Map<String, String> comments = new TreeMap<>();

  /** Reads {@code module/src/main/java/dev/hookline/….java}. */
  ConstantComments(String file) {
    Matcher commented = COMMENTED.matcher(Checkout.read(Checkout.ROOT.resolve(file)));
    while (commented.find()) {
      comments.put(commented.group(2), markdown(commented.group(1)));
    }
  }

  /** The comment of a constant, which must have one. */
  String of(Enum<?> constant) {
    String comment = comments.get(constant.name());
    if (comment == null) {
      throw new IllegalStateException(constant + " has no comment in its source");
    }
    return comment;
  }

  private static String markdown(String comment) {
    return comment
        .replaceAll("\\n\\s*\\*", " ")
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}

package dev.hookline.tests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages that a package may use, as its {@code package-info} declares them.
 *
 * <pre>
 *   declaration = "Permitted neighbours: " ( "none" | name { ", " name } ) "."
 *   name        = package [ ".*" ]
 * </pre>
 *
 * <p>A package is written in full, or without {@code dev.hookline}; {@code .*} stands for the
 * package and all below it. The declaration may be broken over lines.
 */
record Neighbours(List<String> names) {
  private static final String NAME = "[a-z][a-z0-9]*(?:\\.[a-z][a-z0-9]*)*(?:\\.\\*)?";
  private static final Pattern DECLARATION =
      Pattern.compile("Permitted neighbours: (none|" + NAME + "(?:, " + NAME + ")*)\\.(?: |$)");

  /** The declaration in the text of a {@code package-info}; empty if there is none. */
  static Optional<Neighbours> parse(String source) {
    String text = source.replaceAll("\\s*\\n \\*(/| ?)", " ").replaceAll(" +", " ");
    Matcher declaration = DECLARATION.matcher(text);
    if (!declaration.find()) {
      return Optional.empty();
    }
    String names = declaration.group(1);
    return Optional.of(
        new Neighbours(
            names.equals("none")
                ? List.of()
                : Stream.of(names.split(", ")).map(Neighbours::absolute).toList()));
  }

  /** The packages of the product that the classes of a package really use. */
  static Set<String> used(List<JavaClass> classes) {
    return classes.stream()
        .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .map(target -> target.getBaseComponentType().getPackageName())
        .filter(name -> name.startsWith(Product.BASE))
        .filter(name -> !name.equals(classes.getFirst().getPackageName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean permits(String used) {
    return names.stream().anyMatch(name -> covers(name, used));
  }

  /** Declared, but needed by nothing. */
  List<String> idle(Set<String> used) {
    return names.stream()
        .filter(name -> used.stream().noneMatch(each -> covers(name, each)))
        .toList();
  }

  private static boolean covers(String name, String used) {
    if (!name.endsWith(".*")) {
      return name.equals(used);
    }
    String top = name.substring(0, name.length() - 2);
    return used.equals(top) || used.startsWith(top + ".");
  }

  private static String absolute(String name) {
    return name.startsWith(Product.BASE + ".") ? name : Product.BASE + "." + name;
  }
}

package dev.hookline.tests.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that is done in a few packages only.
 *
 * @param thing what it is, for the message
 * @param uses whether a class does it
 * @param packages where it may be done; {@code ..} at the end stands for all packages below
 */
record Room(String thing, Predicate<JavaClass> uses, List<String> packages) {
  Room(String thing, Predicate<JavaClass> uses, String... packages) {
    this(thing, uses, List.of(packages));
  }

  boolean holds(JavaClass each) {
    return packages.stream().anyMatch(room -> isIn(each, room));
  }

  static boolean isIn(JavaClass each, String room) {
    String name = Product.BASE + "." + room;
    return room.endsWith("..")
        ? (each.getPackageName() + ".").startsWith(name.substring(0, name.length() - 1))
        : each.getPackageName().equals(name) || each.getName().equals(name);
  }

  /** Depends on a type whose name begins with one of these, and is not the exception named. */
  static Predicate<JavaClass> types(Predicate<String> name) {
    return each ->
        each.getDirectDependenciesFromSelf().stream()
            .anyMatch(d -> name.test(d.getTargetClass().getBaseComponentType().getName()));
  }

  static Predicate<String> below(String... packages) {
    return name -> List.of(packages).stream().anyMatch(each -> name.startsWith(each + "."));
  }

  static Predicate<String> named(String... types) {
    return List.of(types)::contains;
  }

  /** Calls, or refers to, a method such as {@code java.time.Instant.now}; a star ends a prefix. */
  static Predicate<JavaClass> methods(String... methods) {
    return each -> each.getAccessesFromSelf().stream().anyMatch(access -> isOneOf(access, methods));
  }

  private static boolean isOneOf(JavaAccess<?> access, String... methods) {
    String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
    for (String method : methods) {
      boolean hit =
          method.endsWith("*")
              ? target.startsWith(method.substring(0, method.length() - 1))
              : target.equals(method);
      if (hit) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return thing;
  }
}

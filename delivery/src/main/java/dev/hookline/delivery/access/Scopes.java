package dev.hookline.delivery.access;

import dev.hookline.delivery.input.Member;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the scopes that somebody grants. */
final class Scopes {
  private static final String ALL =
      Arrays.stream(Scope.values()).map(Scope::wireName).collect(Collectors.joining(", "));

  private Scopes() {}

  static List<String> read(Member member) {
    return member.items(1, 50).stream().map(Scopes::one).distinct().sorted().toList();
  }

  private static String one(Member item) {
    return Scope.named(item.text(1, 100))
        .map(Scope::wireName)
        .orElseThrow(() -> item.refused("must be one of " + ALL));
  }
}

package dev.hookline.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.access.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which role an ID token gives.
 *
 * @param name of the claim; one with dots may also lead into objects
 * @param values what makes each role
 */
record RoleClaim(String name, Map<Role, Set<String>> values) {
  /** The highest role that one of the claim's values makes. */
  Optional<Role> of(JsonNode claims) {
    Set<String> said = texts(claim(claims));
    return values.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(said::contains))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder());
  }

  // Some providers name a claim by a URL, which has dots of its own.
  private JsonNode claim(JsonNode claims) {
    if (claims.has(name)) {
      return claims.get(name);
    }
    JsonNode found = claims;
    for (String step : name.split("\\.")) {
      found = found.path(step);
    }
    return found;
  }

  private static Set<String> texts(JsonNode claim) {
    Set<String> found = new HashSet<>();
    if (claim.isTextual()) {
      found.add(claim.textValue());
    } else if (claim.isArray()) {
      claim.forEach(each -> found.add(each.isTextual() ? each.textValue() : ""));
    }
    return found;
  }
}

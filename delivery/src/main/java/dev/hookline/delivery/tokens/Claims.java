package dev.hookline.delivery.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.jose.BadToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a token with a good signature says, and whether it holds now. */
final class Claims {
  /** How far the clocks of issuer and server may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /** A token cannot be revoked, so one that lives longer is not accepted. */
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);

  private static final long LATEST = 253_402_300_799L; // the end of the year 9999
  private static final int MOST_GROUPS = 500;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");

  private Claims() {}

  /**
   * Checks everything but the issuer.
   *
   * @param audience what {@code aud} must hold, or empty
   */
  static Bearer check(JsonNode claims, String audience, Instant now) throws BadToken {
    Instant issued = moment(claims, "iat");
    Instant ends = moment(claims, "exp");
    if (!now.isBefore(ends.plus(SKEW))) {
      throw new BadToken("it has expired");
    }
    if (issued.isAfter(now.plus(SKEW))) {
      throw new BadToken("it comes from the future");
    }
    if (claims.has("nbf") && moment(claims, "nbf").isAfter(now.plus(SKEW))) {
      throw new BadToken("it is not good yet");
    }
    if (!ends.isAfter(issued) || ends.isAfter(issued.plus(LONGEST_LIFE))) {
      throw new BadToken("it lives longer than a day, or no time at all");
    }
    if (!audience.isEmpty() && !holds(claims.path("aud"), audience)) {
      throw new BadToken("it is for somebody else");
    }
    return new Bearer(name(claims), role(claims.path("groups")));
  }

  private static Instant moment(JsonNode claims, String claim) throws BadToken {
    JsonNode value = claims.path(claim);
    if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > LATEST) {
      throw new BadToken(claim + " is missing or no time");
    }
    return Instant.ofEpochSecond(value.longValue());
  }

  private static boolean holds(JsonNode audiences, String audience) {
    return audiences.isTextual()
        ? audiences.textValue().equals(audience)
        : StreamSupport.stream(audiences.spliterator(), false)
            .anyMatch(each -> each.isTextual() && each.textValue().equals(audience));
  }

  private static String name(JsonNode claims) throws BadToken {
    for (String claim : new String[] {"upn", "preferred_username", "sub"}) {
      JsonNode value = claims.path(claim);
      if (!value.isMissingNode()) {
        if (value.isTextual() && NAME.matcher(value.textValue()).matches()) {
          return value.textValue();
        }
        throw new BadToken(claim + " is no name");
      }
    }
    throw new BadToken("it names nobody");
  }

  private static Optional<Role> role(JsonNode groups) throws BadToken {
    if (!groups.isArray() || groups.size() > MOST_GROUPS) {
      throw new BadToken("groups is not an array");
    }
    for (JsonNode group : groups) {
      if (!group.isTextual()) {
        throw new BadToken("a group is not a text");
      }
    }
    return StreamSupport.stream(groups.spliterator(), false)
        .flatMap(group -> Role.named(group.textValue()).stream())
        .max(Comparator.naturalOrder());
  }
}

package dev.hookline.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.operators.Vouched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an ID token with a good signature says, and whether it is meant for us and for now. */
final class IdToken {
  /** How far the clocks of provider and server may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** It was issued while the browser was on its way, so it cannot be older than that. */
  private static final Duration OLDEST = Errand.LIFE.plus(SKEW);

  private static final long LATEST = 253_402_300_799L; // the end of the year 9999
  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private IdToken() {}

  static Vouched check(JsonNode claims, Client client, Errand errand, Instant now) throws BadToken {
    require(text(claims, "iss").equals(client.issuer()), "it is of another issuer");
    audience(claims, client.id());
    require(Errand.same(errand.nonce(), text(claims, "nonce")), "its nonce is not ours");
    Instant issued = moment(claims, "iat");
    require(!issued.isAfter(now.plus(SKEW)), "it comes from the future");
    require(!issued.isBefore(now.minus(OLDEST)), "it is older than this sign-in");
    require(now.isBefore(moment(claims, "exp").plus(SKEW)), "it has expired");
    if (claims.has("nbf")) {
      require(!moment(claims, "nbf").isAfter(now.plus(SKEW)), "it is not good yet");
    }
    String subject = text(claims, "sub");
    require(SUBJECT.matcher(subject).matches(), "its subject is not one");
    return new Vouched(client.issuer(), subject, names(claims), client.roles().of(claims));
  }

  private static void audience(JsonNode claims, String id) throws BadToken {
    JsonNode aud = claims.path("aud");
    boolean ours = aud.isTextual() && aud.textValue().equals(id);
    if (aud.isArray()) {
      for (JsonNode each : aud) {
        ours |= each.isTextual() && each.textValue().equals(id);
      }
    }
    require(ours, "it is meant for somebody else");
    boolean several = aud.isArray() && aud.size() > 1;
    require(!several || claims.has("azp"), "it is meant for several and does not say who asked");
    require(!claims.has("azp") || text(claims, "azp").equals(id), "somebody else asked for it");
  }

  // An address that the provider has not seen proof of could be anybody's.
  private static List<String> names(JsonNode claims) {
    List<String> names = new ArrayList<>();
    JsonNode verified = claims.path("email_verified");
    if (!verified.isMissingNode() && !verified.asBoolean(false)) {
      add(names, claims.path("preferred_username"));
    } else {
      add(names, claims.path("email"));
      add(names, claims.path("preferred_username"));
    }
    return names;
  }

  private static void add(List<String> names, JsonNode claim) {
    if (claim.isTextual() && NAME.matcher(claim.textValue()).matches()) {
      names.add(claim.textValue());
    }
  }

  private static String text(JsonNode claims, String name) throws BadToken {
    JsonNode value = claims.path(name);
    require(value.isTextual(), name + " is missing or no text");
    return value.textValue();
  }

  private static Instant moment(JsonNode claims, String name) throws BadToken {
    JsonNode value = claims.path(name);
    require(value.isNumber(), name + " is missing or no number");
    double seconds = value.doubleValue();
    require(seconds >= 0 && seconds <= LATEST, name + " is no moment");
    return Instant.ofEpochMilli((long) (seconds * 1_000));
  }

  private static void require(boolean good, String otherwise) throws BadToken {
    if (!good) {
      throw new BadToken(otherwise);
    }
  }
}

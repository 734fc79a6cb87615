package dev.hookline.delivery.directory;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointType;
import dev.hookline.transport.targets.GivenUrl;
import dev.hookline.transport.targets.Provider;
import java.util.Optional;

/**
 * What the providers of targets ask of a URL and a secret. Every refusal is {@link
 * Reason#INVALID_TARGET} and repeats neither.
 */
final class TargetRules {
  private static final String SECRET = "secret";
  private static final String URL = "url";
  private static final int LONGEST_SECRET = 256;

  private TargetRules() {}

  /** Whose target an endpoint of this type is; empty for a webhook. */
  static Optional<Provider> provider(EndpointType type) {
    return Provider.named(type.wireName());
  }

  /**
   * The URL and the secret of a new target. The secret may come in the URL.
   *
   * @param url as given and already found acceptable
   */
  static GivenUrl read(Provider provider, String url, Members in) {
    GivenUrl given = GivenUrl.of(provider, url);
    String named = in.optional(SECRET, null, TargetRules::text);
    if (named != null && given.secret() != null) {
      throw refused(SECRET, "is in the URL already");
    }
    String secret = named == null ? given.secret() : named;
    check(SECRET, provider.secretProblem(secret));
    check(URL, provider.urlProblem(given.url()));
    return new GivenUrl(given.url(), secret);
  }

  /** The new secret of a target: only its provider can make one. */
  static String rotated(Provider provider, Members in) {
    String secret = in.optional(SECRET, null, TargetRules::text);
    check(SECRET, provider.secretProblem(secret));
    return secret;
  }

  /** Checks that a new URL suits the endpoint's type and brings no secret along. */
  static void moved(Endpoint endpoint, String url) {
    provider(endpoint.type())
        .ifPresent(
            provider -> {
              if (GivenUrl.of(provider, url).secret() != null) {
                throw refused(URL, "must come without the secret, which is changed by rotating it");
              }
              check(URL, provider.urlProblem(url));
            });
  }

  /** Checks that an endpoint stays of its type: its secret would fit no other. */
  static void keepsType(Endpoint endpoint, EndpointType asked) {
    if (endpoint.type() != asked) {
      throw refused("type", "is fixed once an endpoint is made: make another one");
    }
  }

  private static String text(Member member) {
    return member.text(1, LONGEST_SECRET);
  }

  private static void check(String name, Optional<String> problem) {
    problem.ifPresent(
        sentence -> {
          throw refused(name, sentence);
        });
  }

  private static Refused refused(String name, String sentence) {
    return new Refused(Reason.INVALID_TARGET, name + " " + sentence);
  }
}

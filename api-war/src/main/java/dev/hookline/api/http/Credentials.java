package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.function.UnaryOperator;

/**
 * Where a request carries its credential: {@code Authorization: Bearer …}, or {@code X-Api-Key}.
 */
public final class Credentials {
  /** The tenant an operator or an embedding backend works for. */
  public static final String TENANT_HEADER = "X-Tenant-Id";

  private static final String SCHEME = "Bearer ";

  private Credentials() {}

  /**
   * The credential of a request.
   *
   * @param header gives the value of a header, or null
   * @throws Refused with {@link Reason#UNAUTHENTICATED} if there is none, or it is of another
   *     scheme
   */
  public static String of(UnaryOperator<String> header) {
    String authorization = header.apply("Authorization");
    if (authorization == null) {
      String key = header.apply("X-Api-Key");
      return require(key == null ? "" : key.strip());
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return require("");
    }
    return require(authorization.substring(SCHEME.length()).strip());
  }

  private static String require(String credential) {
    if (credential.isEmpty()) {
      throw new Refused(
          Reason.UNAUTHENTICATED,
          "send a key as Authorization: Bearer <key> or as X-Api-Key: <key>");
    }
    return credential;
  }
}

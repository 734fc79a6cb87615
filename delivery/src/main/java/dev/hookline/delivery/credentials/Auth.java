package dev.hookline.delivery.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.transport.send.HeaderRules;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** How HookLine authenticates at an endpoint: a bearer token, or a user name with a password. */
final class Auth {
  static final String HEADER = "Authorization";
  private static final String TYPE = "type";
  private static final int LONGEST = 2_000;

  private Auth() {}

  /** Checks {@code {type: bearer, token}} or {@code {type: basic, username, password}}. */
  static Map<String, String> read(Member member) {
    Members in = member.members();
    String type = in.required(TYPE).text(1, 20);
    Map<String, String> auth = new TreeMap<>(Map.of(TYPE, type));
    switch (type) {
      case "bearer" -> put(auth, "token", in, 1);
      case "basic" -> {
        put(auth, "username", in, 1);
        put(auth, "password", in, 0);
        if (auth.get("username").indexOf(':') >= 0) {
          throw member.refused("must have a username without a colon");
        }
      }
      default -> throw member.refused("must have the type bearer or basic");
    }
    if (auth.containsValue(Redacted.MARK) || HeaderRules.check(HEADER, line(auth)).isPresent()) {
      throw member.refused("must hold the credentials themselves, as printable ASCII characters");
    }
    return auth;
  }

  /** The value of the header field. */
  static String line(Map<String, String> auth) {
    if (auth.get(TYPE).equals("bearer")) {
      return "Bearer " + auth.get("token");
    }
    String pair = auth.get("username") + ":" + auth.get("password");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  static Map<String, String> redact(Map<String, String> auth) {
    Map<String, String> shown = new TreeMap<>(auth);
    shown.replaceAll((name, value) -> name.equals(TYPE) ? value : Redacted.MARK);
    return shown;
  }

  private static void put(Map<String, String> auth, String name, Members in, int shortest) {
    auth.put(name, in.required(name).text(shortest, LONGEST));
  }
}

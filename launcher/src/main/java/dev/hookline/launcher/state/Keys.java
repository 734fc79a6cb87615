package dev.hookline.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The keys a server needs on its first day, made once and kept in files only the owner may read.
 */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS_256 = 32;

  private Keys() {}

  /** A random 256-bit value in URL-safe text. */
  public static String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }

  /** A random key for callers of the API. */
  public static String apiKey() {
    return "hl_" + random();
  }

  /** A random secret in the form of Standard Webhooks. */
  public static String signingSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes());
  }

  /**
   * Makes the file of the keys that encrypt secrets at rest, unless it exists: lines {@code
   * KEYID:BASE64}, the first one is the active key.
   */
  public static void makeSecretKeys(Path file) {
    if (!Files.exists(file)) {
      PrivateFile.write(file, "k1:" + Base64.getEncoder().encodeToString(bytes()) + "\n");
    }
  }

  /**
   * The named keys of the file of {@code NAME=value} lines; those that are missing are made, and
   * those given win over the file. What was made is written down, what was given is not.
   *
   * @param maker makes the key of a name
   */
  public static Map<String, String> named(
      Path file, Map<String, String> given, UnaryOperator<String> maker) {
    Map<String, String> kept = read(file);
    Map<String, String> all = new LinkedHashMap<>();
    boolean made = false;
    for (Map.Entry<String, String> each : given.entrySet()) {
      if (!each.getValue().isBlank()) {
        all.put(each.getKey(), each.getValue());
      } else {
        made |= kept.putIfAbsent(each.getKey(), maker.apply(each.getKey())) == null;
        all.put(each.getKey(), kept.get(each.getKey()));
      }
    }
    if (made) {
      StringBuilder text = new StringBuilder();
      kept.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
      PrivateFile.write(file, text.toString());
    }
    return all;
  }

  /** A key of the file of {@code NAME=value} lines; empty if the file has none of that name. */
  public static Optional<String> find(Path file, String name) {
    return Optional.ofNullable(read(file).get(name));
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return kept;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          kept.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[BITS_256];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

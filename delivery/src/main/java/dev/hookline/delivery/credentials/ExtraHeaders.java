package dev.hookline.delivery.credentials;

import dev.hookline.delivery.input.Member;
import dev.hookline.transport.send.HeaderRules;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Header fields an endpoint wants on its deliveries. */
final class ExtraHeaders {
  private static final int MOST = 20;
  private static final int LONGEST = 4_096;

  private ExtraHeaders() {}

  /** Checks an object of at most 20 header fields; names differ by more than case. */
  static Map<String, String> read(Member member) {
    Map<String, String> headers = new TreeMap<>();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    member
        .entries(MOST)
        .forEach(
            (name, item) -> {
              String value = item.text(0, LONGEST);
              if (value.equals(Redacted.MARK) || !names.add(name)) {
                throw member.refused("must hold each header once and with its value");
              }
              HeaderRules.check(name, value)
                  .ifPresent(
                      problem -> {
                        throw member.refused("is not acceptable: " + problem);
                      });
              headers.put(name, value);
            });
    return headers;
  }

  static Map<String, String> redact(Map<String, String> headers) {
    Map<String, String> shown = new TreeMap<>(headers);
    shown.replaceAll((name, value) -> Redacted.MARK);
    return shown;
  }
}

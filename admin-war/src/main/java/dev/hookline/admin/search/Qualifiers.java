package dev.hookline.admin.search;

import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.watch.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search as it was typed: words such as {@code topic:order.*}, {@code tenant:acme}, {@code
 * endpoint:ep_…}, {@code status:failed} and {@code older:10m}, in any order; a bare word is a
 * topic.
 *
 * @param text what was typed
 * @param faults what could not be read, one sentence each
 */
public record Qualifiers(String text, Map<String, String> values, List<String> faults) {
  private static final int LONGEST = 500;
  private static final Set<String> KNOWN = Set.of("topic", "tenant", "endpoint", "status", "older");
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})(s|m|h|d)");

  /** Reads what was typed; null is nothing. */
  public static Qualifiers parse(String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST);
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      int colon = word.indexOf(':');
      String name = colon < 0 ? "topic" : word.substring(0, colon);
      String value = word.substring(colon + 1);
      if (word.isEmpty()) {
        continue;
      }
      if (!KNOWN.contains(name)) {
        faults.add(
            "There is no qualifier " + name + ": use topic, tenant, endpoint, status, older");
      } else if (value.isEmpty()) {
        faults.add("The qualifier " + name + " has no value");
      } else {
        values.put(name, value);
      }
    }
    Qualifiers read = new Qualifiers(text, values, faults);
    read.check();
    return read;
  }

  private void check() {
    String status = values.get("status");
    if (status != null && !status.equals(Wanted.WAITING) && DeliveryState.named(status).isEmpty()) {
      faults.add("A status is waiting, pending, failed, dead, success or cancelled");
    }
    if (values.containsKey("endpoint") && endpoint() == null) {
      faults.add("An endpoint is named by its id, ep_ and 32 digits");
    }
    if (values.containsKey("older") && age().isEmpty()) {
      faults.add("An age is a number and s, m, h or d, such as 10m");
    }
  }

  /** The id, if nothing but one of that kind was typed. */
  public Optional<UUID> id(IdKind kind) {
    return kind.parse(text);
  }

  /** A value, or null. */
  public String get(String name) {
    return values.get(name);
  }

  /**
   * The search.
   *
   * @param before the id that the page before ended with, or null
   */
  public Wanted wanted(Instant now, UUID before) {
    UUID oldest = age().map(age -> Uuid7.floorOf(now.minus(age).toEpochMilli())).orElse(null);
    UUID end =
        before == null || oldest != null && text(oldest).compareTo(text(before)) < 0
            ? oldest
            : before;
    return new Wanted(
        values.get("tenant"), endpoint(), values.get("topic"), values.get("status"), end);
  }

  private UUID endpoint() {
    return IdKind.ENDPOINT.parse(values.get("endpoint")).orElse(null);
  }

  private Optional<Duration> age() {
    Matcher age = AGE.matcher(values.getOrDefault("older", ""));
    if (!age.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(age.group(1));
    return Optional.of(
        switch (age.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(Math.min(amount, 10_000));
        });
  }

  /** Text compares as the database does; {@link UUID#compareTo} does not. */
  private static String text(UUID id) {
    return id.toString();
  }
}

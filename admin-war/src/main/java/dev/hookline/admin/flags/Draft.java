package dev.hookline.admin.flags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.flags.StoredFlag;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Reads a rule from the fields of a form and says how it differs; times are UTC. */
final class Draft {
  private Draft() {}

  /** The members of the API that make the one rule of the other. */
  static ObjectNode body(StoredFlag.Rule now, StoredFlag.Rule wanted) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (now.enabled() != wanted.enabled()) {
      body.put("enabled", wanted.enabled());
    }
    if (now.percentage() != wanted.percentage()) {
      body.put("rollout_percentage", wanted.percentage());
    }
    moment(body, "starts_at", now.from(), wanted.from());
    moment(body, "ends_at", now.until(), wanted.until());
    return body;
  }

  /** A moment as the field of a form holds it; empty for none. */
  static String field(Instant moment) {
    return moment == null
        ? ""
        : LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC)
            .toString();
  }

  private static void moment(ObjectNode body, String name, Instant now, Instant wanted) {
    if (wanted == null ? now != null : !wanted.equals(now)) {
      body.put(name, wanted == null ? null : (Long) wanted.toEpochMilli());
    }
  }

  static StoredFlag.Rule rule(
      StoredFlag flag, String enabled, String percentage, String from, String until) {
    if (percentage == null
        || !percentage.matches("\\d{1,3}")
        || Integer.parseInt(percentage) > 100) {
      throw new Refused(Reason.INVALID_REQUEST, "the percentage must be a number from 0 to 100");
    }
    StoredFlag.Rule now = flag.rule();
    return new StoredFlag.Rule(
        Boolean.parseBoolean(enabled),
        Integer.parseInt(percentage),
        now.killed(),
        moment(from, now.from()),
        moment(until, now.until()));
  }

  /** A field has no seconds: one that was not touched leaves the moment as it is. */
  private static Instant moment(String field, Instant now) {
    if (field == null || field.isBlank()) {
      return null;
    }
    try {
      return field.equals(field(now))
          ? now
          : LocalDateTime.parse(field.strip()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Refused(
          Reason.INVALID_REQUEST, "a moment is written such as 2026-11-22T10:30, in UTC");
    }
  }
}

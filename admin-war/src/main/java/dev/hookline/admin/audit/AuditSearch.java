package dev.hookline.admin.audit;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.audit.AuditFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which entries the address asks for. Times are UTC. */
public class AuditSearch {
  @QueryParam("actor")
  @DefaultValue("")
  String actor;

  @QueryParam("action")
  @DefaultValue("")
  String action;

  @QueryParam("tenant")
  @DefaultValue("")
  String tenant;

  @QueryParam("target")
  @DefaultValue("")
  String target;

  @QueryParam("from")
  @DefaultValue("")
  String from;

  @QueryParam("to")
  @DefaultValue("")
  String to;

  /** The fields by their names, those that are empty too. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("actor", actor.strip());
    fields.put("action", action.strip());
    fields.put("tenant", tenant.strip());
    fields.put("target", target.strip());
    fields.put("from", from.strip());
    fields.put("to", to.strip());
    return fields;
  }

  /** The same search as the query of an address; empty if it asks for everything. */
  String query() {
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The same search as the API takes it. */
  String apiQuery() {
    Map<String, String> fields = fields();
    AuditFilter filter = filter();
    fields.remove("from");
    fields.remove("to");
    fields.put("from_ms", millis(filter.from()));
    fields.put("to_ms", millis(filter.to()));
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * What the log is asked.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST} if a moment is none
   */
  AuditFilter filter() {
    return new AuditFilter(
        given(actor), given(action), given(tenant), given(target), moment(from), moment(to));
  }

  private static String given(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static Instant moment(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      LocalDateTime local =
          text.contains("T")
              ? LocalDateTime.parse(text.strip())
              : LocalDate.parse(text.strip()).atStartOfDay();
      return local.toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Refused(
          Reason.INVALID_REQUEST, "a moment is written such as 2026-11-22T10:30, in UTC");
    }
  }

  private static String millis(Instant moment) {
    return moment == null ? "" : Long.toString(moment.toEpochMilli());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

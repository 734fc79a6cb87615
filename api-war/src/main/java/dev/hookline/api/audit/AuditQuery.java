package dev.hookline.api.audit;

import dev.hookline.api.http.QueryNumbers;
import dev.hookline.persistence.audit.AuditFilter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;

/** Which entries are asked for; all parameters are exact and optional. */
public class AuditQuery {
  @QueryParam("actor")
  String actor;

  @QueryParam("action")
  String action;

  @QueryParam("tenant")
  String tenant;

  @QueryParam("target")
  String target;

  @QueryParam("from_ms")
  String from;

  @QueryParam("to_ms")
  String to;

  AuditFilter filter() {
    return new AuditFilter(
        given(actor),
        given(action),
        given(tenant),
        given(target),
        moment("from_ms", from),
        moment("to_ms", to));
  }

  private static String given(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static Instant moment(String name, String text) {
    Long millis = QueryNumbers.millis(name, text);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}

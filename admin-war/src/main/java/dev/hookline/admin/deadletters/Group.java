package dev.hookline.admin.deadletters;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The dead letters that a page or a form is about.
 *
 * @param cause why they died, or null for whatever reason
 */
public record Group(String tenant, String endpoint, String cause) {
  /** A group as an address names it. */
  static class Address {
    @QueryParam("tenant")
    String tenant;

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("cause")
    String cause;

    Group group() {
      return new Group(tenant, endpoint, cause).checked();
    }
  }

  /** A group as a form names it. */
  static class Form {
    @FormParam("tenant")
    String tenant;

    @FormParam("endpoint")
    String endpoint;

    @FormParam("cause")
    String cause;

    Group group() {
      return new Group(tenant, endpoint, cause).checked();
    }
  }

  /** The endpoint's id. */
  UUID endpointId() {
    return IdKind.ENDPOINT.parse(endpoint).orElseThrow(Group::unknown);
  }

  /** The query of the group's page. */
  public String query() {
    return "tenant="
        + encoded(tenant)
        + "&endpoint="
        + encoded(endpoint)
        + (cause == null ? "" : "&cause=" + encoded(cause));
  }

  private Group checked() {
    endpointId();
    if (tenant == null || tenant.isBlank()) {
      throw unknown();
    }
    return cause == null || cause.isBlank() ? new Group(tenant, endpoint, null) : this;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "name a tenant and an endpoint");
  }
}

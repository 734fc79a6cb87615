package dev.hookline.admin.curl;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Writes the call of the API that does the same as an act of the portal, to be pasted into a shell
 * in which {@code HL_ADMIN_KEY} is set. The key itself is never in it.
 */
@ApplicationScoped
public class Curl {
  private static final String OPERATOR = " -H \"Authorization: Bearer $HL_ADMIN_KEY\"";

  @Inject Settings settings;

  /** Asks for a path of the API, such as {@code /v1/tenants}. */
  public String get(String path) {
    return "curl -sS " + quoted(base() + path) + OPERATOR;
  }

  /** Sends a body; without one if it is empty. */
  public String send(String method, String path, String json) {
    return "curl -sS -X " + method + " " + quoted(base() + path) + OPERATOR + body(json);
  }

  /** As {@link #send}, on what belongs to a tenant. */
  public String send(String method, String path, String json, String tenantId) {
    return "curl -sS -X "
        + method
        + " "
        + quoted(base() + path)
        + OPERATOR
        + " -H "
        + quoted("X-Tenant-Id: " + tenantId)
        + body(json);
  }

  private static String body(String json) {
    return json.isEmpty() ? "" : " -H 'Content-Type: application/json' -d " + quoted(json);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private String base() {
    String url = settings.text(Setting.PUBLIC_URL);
    return url.isEmpty() ? "http://127.0.0.1:" + settings.integer(Setting.PORT) : url;
  }
}

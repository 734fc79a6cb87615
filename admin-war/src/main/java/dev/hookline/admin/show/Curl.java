package dev.hookline.admin.show;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The command that does what a page does. It names the key by a variable and never holds one;
 * whatever came from outside stands in single quotes.
 */
@ApplicationScoped
public class Curl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = " -H \"Authorization: Bearer $HL_API_KEY\"";
  private static final String ADMIN = " -H \"Authorization: Bearer $HL_ADMIN_KEY\"";

  /** A request of a tenant's key without a body. */
  public String call(String method, String path) {
    return command(method, KEY, path, null);
  }

  /** A request of a tenant's key with a body of JSON. */
  public String call(String method, String path, String json) {
    return command(method, KEY, path, json);
  }

  /** A request of the operator's key without a body. */
  public String admin(String method, String path) {
    return command(method, ADMIN, path, null);
  }

  /** A request of the operator's key with a body of JSON. */
  public String admin(String method, String path, String json) {
    return command(method, ADMIN, path, json);
  }

  /** A request of the operator's key about what belongs to a tenant; json is null for no body. */
  public String of(String tenantId, String method, String path, String json) {
    return command(method, ADMIN + " -H \"X-Tenant-Id: " + tenantId + "\"", path, json);
  }

  /** An object of one member of text. */
  public String json(String name, String value) {
    return object().put(name, value).toString();
  }

  /** An object of two members of text. */
  public String json(String name, String value, String second, String other) {
    return object().put(name, value).put(second, other).toString();
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private static String command(String method, String key, String path, String json) {
    String body =
        json == null
            ? ""
            : " -H \"Content-Type: application/json\" -d '" + json.replace("'", "'\\''") + "'";
    return "curl"
        + (method.equals("GET") ? "" : " -X " + method)
        + key
        + body
        + " \"$HL_URL"
        + path.replaceAll("[\"$`\\\\]", "")
        + "\"";
  }
}

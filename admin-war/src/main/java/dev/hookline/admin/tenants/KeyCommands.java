package dev.hookline.admin.tenants;

import dev.hookline.admin.curl.Curl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The same acts as commands. */
@ApplicationScoped
public class KeyCommands {
  private static final String KEYS = "/v1/apikeys";

  @Inject Curl curl;

  /** Makes a tenant. */
  public String makeTenant() {
    return curl.send("POST", "/v1/tenants", "{\"tenant_id\":\"acme\",\"name\":\"Acme Ltd\"}");
  }

  /** Makes a key. */
  public String make(String tenantId) {
    String body = "{\"name\":\"shop\",\"scopes\":[\"events.publish\",\"events.read\"]}";
    return curl.send("POST", KEYS, body, tenantId);
  }

  /** Rotates a key. */
  public String rotate(String tenantId, String key) {
    return curl.send("POST", KEYS + "/" + key + "/rotate", "{\"overlap_seconds\":3600}", tenantId);
  }

  /** Revokes a key. */
  public String revoke(String tenantId, String key) {
    return curl.send("DELETE", KEYS + "/" + key, "", tenantId);
  }
}

package dev.hookline.admin.operators;

import dev.hookline.admin.curl.Curl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The same acts as commands. */
@ApplicationScoped
public class OperatorCommands {
  private static final String OPERATORS = "/v1/admin/operators";

  @Inject Curl curl;

  /** Makes an operator. */
  public String make() {
    return curl.send("POST", OPERATORS, "{\"name\":\"ada\",\"role\":\"operator\"}");
  }

  /** Changes what is named in the body. */
  public String change(String id, String json) {
    return curl.send("PATCH", OPERATORS + "/" + id, json);
  }

  /** Removes an operator. */
  public String remove(String id) {
    return curl.send("DELETE", OPERATORS + "/" + id, "");
  }
}

package dev.hookline.admin.frame;

import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.operators.Operator;
import jakarta.enterprise.context.RequestScoped;

/** Who this request is from, as the door found out. */
@RequestScoped
public class Visitor {
  private String name = "";
  private Role role;
  private String token;
  private String csrf = "";
  private String theme = "auto";
  private boolean mustChange;

  void arrive(String csrfToken, String chosenTheme) {
    csrf = csrfToken;
    theme = chosenTheme;
  }

  void identify(Operator operator, String sessionToken) {
    name = operator.name();
    role = operator.role();
    token = sessionToken;
    mustChange = operator.mustChange();
  }

  /** Whether somebody is signed in. */
  public boolean known() {
    return role != null;
  }

  /** The operator's name; empty while nobody is signed in. */
  public String name() {
    return name;
  }

  /** The name of the role, such as {@code viewer}; empty while nobody is signed in. */
  public String role() {
    return role == null ? "" : role.wireName();
  }

  /** Whether the visitor has the role of that name, or a higher one. */
  public boolean may(String roleName) {
    return role != null && Role.named(roleName).map(role::covers).orElse(false);
  }

  /** Whether the visitor has to choose a password before anything else. */
  public boolean mustChange() {
    return mustChange;
  }

  /** The token of the session, or null. */
  public String token() {
    return token;
  }

  /** What every form of this visitor carries. */
  public String csrf() {
    return csrf;
  }

  /** {@code light}, {@code dark}, or {@code auto} for what the browser prefers. */
  public String theme() {
    return theme;
  }
}

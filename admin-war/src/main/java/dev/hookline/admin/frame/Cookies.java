package dev.hookline.admin.frame;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * The portal's cookies: sent back to the portal only, never from another site but for {@link
 * #OIDC}, not to scripts.
 */
@ApplicationScoped
public class Cookies {
  /** Names the session. */
  public static final String SESSION = "hl_session";

  /** What a form of somebody who is not signed in is bound to. */
  static final String DOOR = "hl_door";

  /**
   * Whose sign-in at an identity provider is on its way. It has to come along when the provider's
   * page sends the browser back, which is another site.
   */
  public static final String OIDC = "hl_oidc";

  /** The theme that was chosen. */
  public static final String THEME = "hl_theme";

  /** What the next page says about the last act. */
  static final String NOTE = "hl_note";

  @Inject Settings settings;
  @Inject Exchange exchange;

  /** The value that came with the request; empty if there is none. */
  public String value(String name) {
    Cookie[] all = exchange.request().getCookies();
    if (all != null) {
      for (Cookie cookie : all) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }

  /** Gives the browser a cookie for a time, or for as long as it is open if that is null. */
  public void give(String name, String value, Duration life) {
    HttpServletRequest request = exchange.request();
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure() || settings.text(Setting.PUBLIC_URL).startsWith("https:"));
    cookie.setAttribute("SameSite", name.equals(OIDC) ? "Lax" : "Strict");
    cookie.setMaxAge(life == null ? -1 : (int) life.toSeconds());
    exchange.response().addCookie(cookie);
  }

  /** Takes a cookie back. */
  public void take(String name) {
    give(name, "", Duration.ZERO);
  }
}

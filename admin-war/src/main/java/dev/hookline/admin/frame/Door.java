package dev.hookline.admin.frame;

import dev.hookline.delivery.operators.Operator;
import dev.hookline.delivery.operators.Sessions;
import dev.hookline.persistence.work.Acting;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who comes. Who is not signed in gets to the sign-in page only, who has a one-time
 * password to the page that changes it, and nothing is changed without the token of our own form.
 */
public class Door extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> THEMES = Set.of("light", "dark");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final String SIGN_IN = "/sign-in";
  private static final String PASSWORD = "/password";
  private static final String SIGN_OUT = "/sign-out";

  @Inject transient Exchange exchange;
  @Inject transient Visitor visitor;
  @Inject transient Sessions sessions;
  @Inject transient Cookies cookies;
  @Inject transient Templates templates;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith("/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    exchange.begin(request, response);
    identify(request);
    HttpServletRequest passed = request;
    if (!READING.contains(request.getMethod())) {
      Form form = Form.of(request);
      passed = form;
      if (!fromOurForm(request, form)) {
        refuse(request, response);
        return;
      }
    }
    if (!visitor.known() && !path.equals(SIGN_IN) && !path.startsWith(SIGN_IN + "/")) {
      send(request, response, SIGN_IN + next(request, path));
    } else if (visitor.mustChange() && !path.equals(PASSWORD) && !path.equals(SIGN_OUT)) {
      send(request, response, PASSWORD);
    } else {
      pass(passed, response, chain);
    }
  }

  /**
   * Whatever is changed on the way carries the operator's name into the audit log, and a sign-in
   * the address where it came from. Who is not signed in sees no tenant's rows.
   */
  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = request.getRemoteAddr();
    Acting.begin(
        visitor.known()
            ? new Acting("operator:" + visitor.name(), visitor.role(), address, null, "")
            : new Acting("", "", address, "", ""));
    try {
      chain.doFilter(request, response);
    } finally {
      Acting.end();
    }
  }

  private void identify(HttpServletRequest request) {
    String session = cookies.value(Cookies.SESSION);
    // What a page asks by itself does not keep a session alive.
    Optional<Operator> operator =
        request.getRequestURI().endsWith("/live") ? sessions.peek(session) : sessions.find(session);
    operator.ifPresent(found -> visitor.identify(found, session));
    String secret = visitor.known() ? session : cookies.value(Cookies.DOOR);
    if (secret.isEmpty()) {
      secret = Tokens.random();
      cookies.give(Cookies.DOOR, secret, null);
    }
    String theme = cookies.value(Cookies.THEME);
    visitor.arrive(Tokens.of(secret), THEMES.contains(theme) ? theme : "auto");
  }

  private boolean fromOurForm(HttpServletRequest request, Form form) {
    String site = request.getHeader("Sec-Fetch-Site");
    String secret = visitor.known() ? visitor.token() : cookies.value(Cookies.DOOR);
    return (site == null || OWN_SITE.contains(site)) && Tokens.match(secret, form.field("_csrf"));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    templates.render(
        "error/error.html",
        Map.of(
            "title",
            "This form is not valid any more",
            "detail",
            "Nothing was changed. The form was made before you signed in, or on another page. Open"
                + " the page again and repeat it.",
            "status",
            HttpServletResponse.SC_FORBIDDEN),
        request,
        response);
  }

  /** A partial update cannot follow a redirect: the whole page has to go there. */
  private static void send(HttpServletRequest request, HttpServletResponse response, String path) {
    String target = request.getContextPath() + path;
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("HX-Redirect", target);
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", target);
    }
  }

  private static String next(HttpServletRequest request, String path) {
    if (!request.getMethod().equals("GET") || request.getHeader("HX-Request") != null) {
      return "";
    }
    if (path.isEmpty() || path.equals("/")) {
      return "";
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
  }
}

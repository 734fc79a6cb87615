package dev.hookline.delivery.oidc;

import dev.hookline.delivery.access.Role;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the configuration says about the provider and about us as its client.
 *
 * @param secret may be empty: then PKCE alone shows that we began
 * @param returnUrl where the provider sends the browser back to
 */
record Client(
    String issuer, String id, String secret, String scopes, RoleClaim roles, String returnUrl) {
  /** Where in the portal the return is, beneath the public URL. */
  static final String RETURN_PATH = "/admin/sign-in/oidc/return";

  /** Empty if no provider is configured. */
  static Optional<Client> of(Settings settings) {
    String issuer = settings.text(Setting.OIDC_ISSUER);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    String id = settings.text(Setting.OIDC_CLIENT_ID);
    if (id.isEmpty()) {
      throw new IllegalStateException(
          Setting.OIDC_ISSUER.variable() + " needs " + Setting.OIDC_CLIENT_ID.variable());
    }
    Set<String> scopes = Set.of(settings.text(Setting.OIDC_SCOPES).split(" +"));
    if (!scopes.contains("openid")) {
      throw new IllegalStateException(Setting.OIDC_SCOPES.variable() + " must hold openid");
    }
    RoleClaim roles =
        new RoleClaim(
            settings.text(Setting.OIDC_ROLE_CLAIM),
            Map.of(
                Role.VIEWER, words(settings, Setting.OIDC_VIEWERS),
                Role.OPERATOR, words(settings, Setting.OIDC_OPERATORS),
                Role.ADMIN, words(settings, Setting.OIDC_ADMINS)));
    return Optional.of(
        new Client(
            issuer,
            id,
            settings.text(Setting.OIDC_CLIENT_SECRET),
            settings.text(Setting.OIDC_SCOPES),
            roles,
            publicUrl(settings) + RETURN_PATH));
  }

  private static Set<String> words(Settings settings, Setting setting) {
    return Arrays.stream(settings.text(setting).split(";"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String publicUrl(Settings settings) {
    String url = settings.text(Setting.PUBLIC_URL);
    return url.isEmpty()
        ? "http://127.0.0.1:" + settings.integer(Setting.PORT)
        : url.replaceAll("/+$", "");
  }

  @Override
  public String toString() {
    return "Client[" + id + " of " + issuer + "]";
  }
}

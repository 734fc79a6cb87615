package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.IdentityProvider;
import dev.hookline.tests.stage.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider is another site than the portal, as it is in life. */
class IdentityProviderTest {
  @BeforeAll
  static void thereIsABrowser() {
    Assumptions.assumeTrue(
        Chromium.program().isPresent(),
        "skipped: this machine has no Chromium; install the package chromium");
  }

  @Test
  void anOperatorSignsInThroughTheProviderAndLandsOnThePageAskedForOrTheOverview()
      throws IOException {
    try (IdentityProvider provider = new IdentityProvider();
        Stage stage = Stage.start(provider::trustedBy);
        Chromium chromium = Chromium.start();
        Desk desk = Portal.desk(chromium, stage)) {
      // As in life: the way back begins at the provider's page, which is another site.
      provider.asksFirst();
      provider.person("{\"sub\":\"1\",\"email\":\"ada@example.com\",\"groups\":[\"operator\"]}");
      desk.open("/admin/overview");
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      desk.open("/admin/sign-in");
      assertThat(AccessibilityTest.seriousFaults(desk)).isEmpty();
      desk.follow("Sign in with your identity provider");
      desk.follow("Continue");
      desk.page().waitForURL("**/admin/overview");
      assertThat(desk.text()).contains("ada@example.com");
      assertThat(desk.page().context().cookies())
          .allSatisfy(cookie -> assertThat(cookie.sameSite.name()).isEqualTo("STRICT"));

      desk.press("Sign out");
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      desk.open("/admin/events?q=older:1h");
      desk.follow("Sign in with your identity provider");
      desk.follow("Continue");
      desk.page().waitForURL("**/admin/events?q=older:1h");

      provider.person("{\"sub\":\"2\",\"email\":\"eve@example.com\",\"groups\":[]}");
      desk.press("Sign out");
      desk.follow("Sign in with your identity provider");
      desk.follow("Continue");
      desk.page().waitForURL("**/return?**");
      assertThat(desk.page().locator(".fault").textContent()).contains("gives you no role here");
      assertThat(desk.complaints()).hasSizeLessThanOrEqualTo(1); // the refusal's status
    }
  }
}

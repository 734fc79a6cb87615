package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
class AccessibilityTest {
  private static final String SERIOUS =
      "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
          + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
          + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))";
  private static final int NARROW = 380;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void noScreenHasASeriousFault(ColorScheme theme, Portal portal, Tenant tenant, Receiver receiver)
      throws IOException {
    Map<String, String> screens = Screens.filled(tenant, receiver);
    try (Desk desk = portal.admin(theme, 1280)) {
      for (String screen : screens.values()) {
        desk.open(screen);
        assertThat(seriousFaults(desk)).as("%s in %s", screen, theme).isEmpty();
      }
      desk.expectNoComplaints();
    }
    System.out.printf("accessibility: %d screens, 0 serious faults (%s)%n", screens.size(), theme);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT"})
  void noScreenIsWiderThanASmallTelephone(
      ColorScheme theme, Portal portal, Tenant tenant, Receiver receiver) {
    try (Desk desk = portal.admin(theme, NARROW)) {
      for (String screen : Screens.filled(tenant, receiver).values()) {
        desk.open(screen);
        Object width = desk.page().evaluate("document.documentElement.scrollWidth");
        assertThat((Integer) width).as(screen).isLessThanOrEqualTo(NARROW);
      }
    }
  }

  /** Of the page that is open. */
  @SuppressWarnings("unchecked")
  static List<String> seriousFaults(Desk desk) throws IOException {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      desk.page().evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>) desk.page().evaluate(SERIOUS);
  }
}

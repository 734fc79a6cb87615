package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Draws the pictures of the manual, when asked to: {@code scripts/hl screenshots}. */
@InBrowser
@EnabledIfSystemProperty(named = "hookline.screenshots", matches = ".+")
class ScreenshotsTest {
  private static final long LARGEST = 200_000;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyScreenIsDrawn(ColorScheme theme, Portal portal, Tenant tenant, Receiver receiver)
      throws IOException {
    Path folder = Path.of(System.getProperty("hookline.screenshots"));
    Files.createDirectories(folder);
    try (Desk desk = portal.admin(theme, 1280)) {
      for (Map.Entry<String, String> screen : Screens.filled(tenant, receiver).entrySet()) {
        desk.open(screen.getValue());
        String name = screen.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Path picture = folder.resolve(name);
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(Files.size(picture)).as(name).isLessThan(LARGEST);
      }
    }
  }
}

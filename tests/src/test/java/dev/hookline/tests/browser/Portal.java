package dev.hookline.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import dev.hookline.tests.stage.Stage;
import java.util.HashMap;
import java.util.Map;

/** The portal of the shared server, with an operator of each role who is signed in. */
final class Portal implements AutoCloseable {
  static final String PASSWORD = "walnut gravel opera 77";

  private final Stage stage;
  private final Chromium chromium = Chromium.start();
  private final Map<String, String> states = new HashMap<>();
  private FirstDay firstDay;

  private Portal(Stage stage) {
    this.stage = stage;
  }

  /** Signs in with the password that the server has made, as a person does on the first day. */
  static Portal open(Stage stage) {
    Portal portal = new Portal(stage);
    try (Desk desk = portal.visitor()) {
      portal.firstDay = FirstDay.live(desk, stage.server().firstAdminPassword().orElseThrow());
      portal.states.put("admin", desk.state());
      for (String role : new String[] {"viewer", "operator"}) {
        String once = desk.makeOperator("some-" + role, role);
        try (Desk other = portal.visitor()) {
          other.signIn("some-" + role, once);
          other.choosePassword(once, PASSWORD);
          portal.states.put(role, other.state());
        }
      }
    }
    return portal;
  }

  /** What happened at the very first sign-in. */
  FirstDay firstDay() {
    return firstDay;
  }

  Stage stage() {
    return stage;
  }

  /** A browser that nobody has signed in with. */
  Desk visitor() {
    return desk(options());
  }

  /** Signed in with the role. */
  Desk as(String role) {
    return desk(options().setStorageState(states.get(role)));
  }

  /** Signed in as admin, with the theme that the browser prefers. */
  Desk admin(ColorScheme theme, int width) {
    return desk(
        options()
            .setStorageState(states.get("admin"))
            .setColorScheme(theme)
            .setViewportSize(width, 800));
  }

  /** A browser that nobody has signed in with, before another server. */
  static Desk desk(Chromium chromium, Stage stage) {
    return desk(chromium, options(stage));
  }

  private Desk desk(Browser.NewContextOptions options) {
    return desk(chromium, options);
  }

  private static Desk desk(Chromium chromium, Browser.NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    context.setDefaultTimeout(15_000);
    return new Desk(context);
  }

  private Browser.NewContextOptions options() {
    return options(stage);
  }

  private static Browser.NewContextOptions options(Stage stage) {
    return new Browser.NewContextOptions().setBaseURL(stage.server().apiUrl().toString());
  }

  @Override
  public void close() {
    chromium.close();
  }
}

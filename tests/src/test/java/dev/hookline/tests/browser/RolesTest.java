package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@InBrowser
class RolesTest {
  @Test
  void aViewerSeesEveryScreenAndCanChangeNothing(Portal portal, Tenant tenant, Receiver receiver) {
    Map<String, String> screens = Screens.filled(tenant, receiver);
    Set<String> all;
    try (Desk admin = portal.as("admin")) {
      all = Acts.on(admin, screens.values());
    }
    assertThat(all).hasSizeGreaterThan(25);
    try (Desk viewer = portal.as("viewer")) {
      screens
          .values()
          .forEach(screen -> assertThat(viewer.open(screen).status()).as(screen).isEqualTo(200));
      assertThat(Acts.on(viewer, screens.values())).isEmpty();
      expectRefused(viewer, all);
    }
    System.out.printf("role matrix: %d acts refused to a viewer%n", all.size());
  }

  @Test
  void anOperatorIsRefusedWhatOnlyAnAdminMay(Portal portal, Tenant tenant, Receiver receiver) {
    Map<String, String> screens = Screens.filled(tenant, receiver);
    Set<String> adminOnly;
    try (Desk admin = portal.as("admin");
        Desk operator = portal.as("operator")) {
      adminOnly = new TreeSet<>(Acts.on(admin, screens.values()));
      Set<String> offered = Acts.on(operator, screens.values());
      assertThat(offered).isNotEmpty();
      adminOnly.removeAll(offered);
      assertThat(adminOnly).hasSizeGreaterThan(8);
      expectRefused(operator, adminOnly);
    }
    System.out.printf("role matrix: %d acts refused to an operator%n", adminOnly.size());
  }

  private static void expectRefused(Desk desk, Set<String> acts) {
    desk.open("/admin/overview");
    String token = desk.token();
    for (String act : acts) {
      APIResponse answer = desk.post(act, token, "reason", "because", "name", "x", "role", "admin");
      assertThat(answer.status()).as(act).isEqualTo(403);
      assertThat(answer.text()).as(act).contains("Your role does not allow this");
    }
  }
}

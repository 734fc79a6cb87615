package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.util.Set;
import org.junit.jupiter.api.Test;

@InBrowser
class FormTokensTest {
  @Test
  void noActIsDoneWithoutTheTokenOfItsOwnSession(Portal portal, Tenant tenant, Receiver receiver) {
    int tried = 0;
    try (Desk admin = portal.as("admin");
        Desk other = portal.as("operator")) {
      Set<String> acts = Acts.on(admin, Screens.filled(tenant, receiver).values());
      acts.add("/admin/sign-out");
      acts.add("/admin/password");
      acts.add("/admin/theme");
      other.open("/admin/overview");
      String foreign = other.token();
      String own = admin.token();
      String damaged = own.substring(0, own.length() - 2) + (own.endsWith("AA") ? "BB" : "AA");
      for (String act : acts) {
        for (String token : new String[] {null, "", foreign, damaged}) {
          var answer = admin.post(act, token, "reason", "because");
          assertThat(answer.status()).as("%s with %s", act, token).isEqualTo(403);
          assertThat(answer.text()).contains("This form is not valid any more");
          tried++;
        }
      }
      admin.open("/admin/overview");
      assertThat(admin.path()).isEqualTo("/admin/overview");
    }
    System.out.printf("form tokens: %d forged posts, none done%n", tried);
  }
}

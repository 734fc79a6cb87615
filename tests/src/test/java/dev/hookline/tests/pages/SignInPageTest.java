package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import org.junit.jupiter.api.Test;

@OnStage
class SignInPageTest {
  @Test
  void withoutAnIdentityProviderThereIsNoButtonAndNoWay(Stage stage) {
    Visit visit = Visit.by(stage);
    assertThat(visit.get("/admin/sign-in").expect(200).body()).doesNotContain("identity provider");
    visit.get("/admin/sign-in/oidc").expect(404);
    visit.get("/admin/sign-in/oidc/return?state=x&code=y").expect(404);
  }
}

package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class OperatorsPageTest {
  private static final String PASSWORD = "id=\"one-time\"[^>]*>([^<]+)<";
  private static final String ID = "/admin/operators/(opr_[0-9a-f]{32})";

  private static String unique() {
    return "o" + Long.toString(System.nanoTime(), 36);
  }

  /** Makes an operator and returns its page; the password is in the answer. */
  private static Visit.Page made(Visit admin, String name, String role) {
    admin.get("/admin/operators").expect(200);
    return admin.post("/admin/operators", "name", name, "role", role).expect(200);
  }

  @Test
  void anAdminAddsAnOperatorWhoChoosesAPasswordAtTheFirstSignIn(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String name = unique();
    String password = made(admin, name, "operator").find(PASSWORD);
    assertThat(admin.get("/admin/operators").body())
        .contains(name, "has a one-time password")
        .doesNotContain(password);

    Visit operator = Visit.by(stage);
    assertThat(operator.signIn(name, password).path()).isEqualTo("/admin/password");
    Visit.Page changed =
        operator.post(
            "/admin/password",
            "current",
            password,
            "chosen",
            Visit.PASSWORD,
            "again",
            Visit.PASSWORD);
    assertThat(changed.path()).isEqualTo("/admin/overview");
    assertThat(Visit.by(stage).signIn(name, password).status()).isEqualTo(403);
  }

  @Test
  void aNewRoleCountsAtTheNextSignInAndADisabledOperatorIsOutAtOnce(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String name = unique();
    Visit.Page shown = made(admin, name, "viewer");
    String acts = "/admin/operators/" + shown.find(ID);
    String password = shown.find(PASSWORD);
    Visit operator = Visit.by(stage);
    operator.signIn(name, password);

    Visit.Page page = admin.post(acts + "/role", "role", "operator", "reason", "on call");
    assertThat(page.expect(200).body()).contains(name + " is now operator");
    assertThat(operator.get("/admin/overview").path()).isEqualTo("/admin/sign-in");

    operator.signIn(name, password);
    assertThat(admin.post(acts + "/disable").expect(200).body()).contains("disabled");
    assertThat(operator.get("/admin/overview").path()).isEqualTo("/admin/sign-in");
    assertThat(operator.signIn(name, password).status()).isEqualTo(403);

    admin.post(acts + "/enable").expect(200);
    assertThat(operator.signIn(name, password).path()).isEqualTo("/admin/password");
  }

  @Test
  void aLockedOperatorIsUnlockedAndAForgottenPasswordIsReplaced(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String name = unique();
    Visit.Page shown = made(admin, name, "viewer");
    String acts = "/admin/operators/" + shown.find(ID);
    String password = shown.find(PASSWORD);
    Visit operator = Visit.by(stage);
    for (int i = 0; i < 5; i++) {
      operator.signIn(name, "wrong horse battery").expect(403);
    }
    operator.signIn(name, password).expect(403);
    assertThat(admin.get(acts).expect(200).body()).contains("locked", "Unlock");

    assertThat(admin.post(acts + "/unlock").expect(200).body()).doesNotContain("Unlock");
    assertThat(operator.signIn(name, password).path()).isEqualTo("/admin/password");

    String another = admin.post(acts + "/password").expect(200).find(PASSWORD);
    operator.signIn(name, password).expect(403);
    assertThat(operator.signIn(name, another).path()).isEqualTo("/admin/password");
  }

  @Test
  void removingTakesTheNameAsConfirmation(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String name = unique();
    String id = made(admin, name, "viewer").find(ID);
    String acts = "/admin/operators/" + id;

    admin.post(acts + "/remove", "confirm", "somebody").expect(422);
    admin.get(acts).expect(200);
    Visit.Page list = admin.post(acts + "/remove", "confirm", name).expect(200);
    assertThat(list.body()).contains(name + " is removed").doesNotContain(id);
    admin.get(acts).expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator"})
  void whoIsNoAdminSeesOperatorsAndChangesNothing(String role, Stage stage) {
    String name = unique();
    String id = made(Visit.as("admin", stage), name, "viewer").find(ID);
    String acts = "/admin/operators/" + id;
    Visit visit = Visit.as(role, stage);

    assertThat(visit.get("/admin/operators").expect(200).body())
        .contains(name)
        .doesNotContain("Add an operator");
    assertThat(visit.get(acts).expect(200).body())
        .doesNotContain(acts + "/", "Change the role", "Disable", "Remove");
    visit.post("/admin/operators", "name", unique(), "role", "admin").expect(403);
    for (String act : new String[] {"role", "disable", "enable", "unlock", "password", "remove"}) {
      visit.post(acts + "/" + act, "role", "admin", "confirm", name).expect(403);
    }
    assertThat(visit.get(acts).expect(200).body()).contains("has a one-time password");
  }

  @Test
  void whatIsRefusedSaysWhy(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String name = unique();
    made(admin, name, "viewer");
    String[] names = {name.toUpperCase(Locale.ROOT), "<b>x</b>", ""};
    for (String each : names) {
      assertThat(admin.post("/admin/operators", "name", each, "role", "viewer").expect(422).body())
          .contains("Not made")
          .doesNotContain("<b>x</b>");
    }
    admin.post("/admin/operators", "name", unique(), "role", "owner").expect(422);
    admin.get("/admin/operators/opr_1").expect(404);
  }
}

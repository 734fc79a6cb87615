package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InBrowser
class SignInTest {
  private static final int WRONG_PASSWORDS_UNTIL_LOCKED = 5;

  @Test
  void theOneTimePasswordOpensThePageThatReplacesItAndNoOther(Portal portal) {
    FirstDay day = portal.firstDay();
    assertThat(day.afterSignIn()).isEqualTo("/admin/password");
    assertThat(day.elsewhere()).isEqualTo("/admin/password");
    assertThat(day.tooShort()).isNotBlank();
    assertThat(day.afterChoice()).isEqualTo("/admin/overview");
  }

  @Test
  void whoIsNotSignedInIsLedThroughSignInToThePageAskedFor(Portal portal) {
    try (Desk desk = portal.visitor()) {
      desk.open("/admin/events?q=older:1h");
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      desk.field("Name").fill("admin");
      desk.field("Password").fill(Portal.PASSWORD);
      desk.press("Sign in");
      assertThat(desk.page().url()).endsWith("/admin/events?q=older:1h");
      desk.press("Sign out");
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      desk.open("/admin/overview");
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      desk.expectNoComplaints();
    }
  }

  @Test
  void aPageAfterSignInIsNeverOneOfAnotherSite(Portal portal) {
    try (Desk desk = portal.visitor()) {
      desk.open("/admin/sign-in?next=//evil.example/");
      desk.field("Name").fill("admin");
      desk.field("Password").fill(Portal.PASSWORD);
      desk.press("Sign in");
      assertThat(desk.path()).isEqualTo("/admin/overview");
    }
  }

  @Test
  void fiveWrongPasswordsLockANameAndUnknownNamesLookTheSame(Portal portal) {
    try (Desk admin = portal.as("admin");
        Desk desk = portal.visitor()) {
      String once = admin.makeOperator("locked-out", "viewer");
      for (int i = 0; i < WRONG_PASSWORDS_UNTIL_LOCKED; i++) {
        desk.signIn("locked-out", "wrong");
      }
      String wrong = desk.page().locator(".fault").textContent();
      desk.signIn("locked-out", once);
      assertThat(desk.path()).isEqualTo("/admin/sign-in");
      assertThat(desk.page().locator(".fault").textContent()).isEqualTo(wrong);
      desk.signIn("nobody-of-that-name", "wrong");
      assertThat(desk.page().locator(".fault").textContent()).isEqualTo(wrong);
    }
  }

  @Test
  void theSessionsCookieIsForTheServerOnly(Portal portal) {
    try (Desk desk = portal.as("viewer")) {
      desk.open("/admin/overview");
      assertThat(desk.page().context().cookies())
          .allSatisfy(
              cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
                assertThat(cookie.path).isEqualTo("/admin");
              });
    }
  }
}

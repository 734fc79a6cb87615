package dev.hookline.tests.browser;

/**
 * The first sign-in on a new installation.
 *
 * @param afterSignIn where the one-time password led
 * @param elsewhere where another page led before a password was chosen
 * @param tooShort what a bad password was answered
 * @param afterChoice where the chosen password led
 */
record FirstDay(String afterSignIn, String elsewhere, String tooShort, String afterChoice) {
  static FirstDay live(Desk desk, String oneTimePassword) {
    desk.signIn("admin", oneTimePassword);
    String afterSignIn = desk.path();
    desk.open("/admin/endpoints");
    String elsewhere = desk.path();
    desk.choosePassword(oneTimePassword, "password1234");
    String tooShort = desk.page().locator(".fault").textContent();
    desk.choosePassword(oneTimePassword, Portal.PASSWORD);
    return new FirstDay(afterSignIn, elsewhere, tooShort, desk.path());
  }
}

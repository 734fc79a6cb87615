package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A person in front of one window. Whatever the browser complains about is kept. */
final class Desk implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Desk(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onDialog(
        dialog -> {
          complaints.add("dialog " + dialog.message());
          dialog.dismiss();
        });
  }

  Page page() {
    return page;
  }

  /** Errors of scripts, refusals of the content policy, and dialogs. */
  List<String> complaints() {
    return complaints;
  }

  Response open(String path) {
    return page.navigate(path);
  }

  /** The path of the page that is open. */
  String path() {
    return URI.create(page.url()).getPath();
  }

  String text() {
    return page.locator("body").innerText();
  }

  /** Presses a button that leads to another page, and waits until that is there. */
  void press(String button) {
    go(page.getByRole(AriaRole.BUTTON, named(button)).first());
  }

  /** Follows a link, and waits until the page it leads to is there. */
  void follow(String link) {
    go(page.getByRole(AriaRole.LINK, named(link)).first());
  }

  /**
   * Clicks what leads to another page, and waits until that is loaded: a click by itself returns
   * once the browser has begun to go there, and what is read then is a part of the page.
   */
  void go(Locator lead) {
    page.waitForNavigation(lead::click);
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  void signIn(String name, String password) {
    open("/admin/sign-in");
    field("Name").fill(name);
    field("Password").fill(password);
    press("Sign in");
  }

  void choosePassword(String current, String chosen) {
    field("Current password").fill(current);
    field("New password").fill(chosen);
    field("New password again").fill(chosen);
    press("Save the password");
  }

  /** Makes an operator on the page; returns the one-time password it shows. */
  String makeOperator(String name, String role) {
    open("/admin/operators");
    Locator form = page.locator("form[action='/admin/operators']");
    form.locator("[name=name]").fill(name);
    form.locator("[name=role]").selectOption(role);
    go(form.locator("button"));
    return page.locator(".secret").first().textContent().strip();
  }

  /** Posts a form outside of the page, with this window's cookies. */
  APIResponse post(String path, String token, String... fields) {
    FormData form = FormData.create();
    if (token != null) {
      form.set("_csrf", token);
    }
    for (int i = 0; i < fields.length; i += 2) {
      form.set(fields[i], fields[i + 1]);
    }
    return context.request().post(path, RequestOptions.create().setForm(form).setMaxRedirects(0));
  }

  /** The token of the forms on the page that is open. */
  String token() {
    return page.locator("input[name=_csrf]").first().inputValue();
  }

  String state() {
    return context.storageState();
  }

  void expectNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Override
  public void close() {
    context.close();
  }
}

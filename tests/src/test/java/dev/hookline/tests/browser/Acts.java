package dev.hookline.tests.browser;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every address that a form or a button of the pages posts to. */
final class Acts {
  private static final String POSTS =
      "() => [...document.querySelectorAll('form[method=post]')].flatMap(form =>"
          + " [form.getAttribute('action'), ...[...form.querySelectorAll('[formaction]')].map(b =>"
          + " b.getAttribute('formaction'))]).filter(Boolean)";
  private static final Set<String> OPEN_TO_ALL =
      Set.of("/admin/theme", "/admin/sign-out", "/admin/password");

  private Acts() {}

  /** Those of the given pages that take a role. */
  static Set<String> on(Desk desk, Collection<String> screens) {
    Set<String> found = new TreeSet<>();
    for (String screen : screens) {
      desk.open(screen);
      @SuppressWarnings("unchecked")
      List<String> posts = (List<String>) desk.page().evaluate(POSTS);
      found.addAll(posts);
    }
    found.removeAll(OPEN_TO_ALL);
    return found;
  }
}

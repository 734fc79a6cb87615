package dev.hookline.tests.browser;

import java.util.ArrayList;
import java.util.List;

/** Texts that would run as a script, or make an element, where a page forgets to escape. */
final class Hostile {
  private static final String RUN = "window.hostile=1";
  private static final String[] SHAPES = {
    "<script>%s</script>",
    "<img src=x onerror=%s>",
    "<svg onload=%s>",
    "<svg/onload=%s>",
    "<body onload=%s>",
    "<iframe src=javascript:%s></iframe>",
    "<a href=javascript:%s>x</a>",
    "<details open ontoggle=%s>",
    "<input autofocus onfocus=%s>",
    "<video><source onerror=%s></video>",
    "<math><mtext><script>%s</script></mtext></math>",
    "<form action=javascript:%s><button>x</button></form>",
    "<object data=javascript:%s></object>",
    "<div hx-on:click=%s hx-get=/x hx-trigger=load>x</div>",
    "<div data-hx-get=/admin/sign-out hx-vals='js:{a:%s}'>x</div>",
    "<template><script>%s</script></template>",
    "<style>@import'javascript:%s'</style>",
    "<base href=javascript:%s//>",
    "<meta http-equiv=refresh content=0;url=javascript:%s>",
    "${%s}[[${%s}]]",
    "__${%s}__"
  };
  private static final String[] BEFORE = {"", "\">", "'>", "</textarea>", "--></title>"};

  private Hostile() {}

  /** More than a hundred. */
  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String before : BEFORE) {
      for (String shape : SHAPES) {
        texts.add(before + shape.replace("%s", RUN));
      }
    }
    return texts;
  }
}

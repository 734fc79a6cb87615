package dev.hookline.tests.browser;

import java.util.ArrayList;
import java.util.List;

/** Texts that would run as a script if a page wrote them anywhere without care. */
final class HostileTexts {
  private static final List<String> ACTS =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<body onload=alert(1)>",
          "<iframe src=javascript:alert(1)>",
          "<iframe srcdoc='<script>alert(1)</script>'>",
          "<details open ontoggle=alert(1)>",
          "<input autofocus onfocus=alert(1)>",
          "<video><source onerror=alert(1)>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "<a href=javascript:alert(1)>x</a>",
          "<form action=javascript:alert(1)><button>x",
          "<object data=data:text/html,<script>alert(1)</script>>",
          "<link rel=stylesheet href=//example.invalid/x.css>",
          "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
          "<base href=//example.invalid/>",
          "<style>@import '//example.invalid/x.css'</style>",
          "<div hx-get=/admin/sign-out hx-trigger=load>",
          "<div data-hx-on:load=alert(1)>",
          "[[${7*7}]]",
          "[(${T(java.lang.Runtime)})]",
          "${@java.lang.Runtime@getRuntime()}",
          "__${7*7}__",
          "javascript:alert(1)");

  private static final List<String> BREAKOUTS =
      List.of("%s", "\">%s", "'>%s", "</textarea></title></script>%s", "--><!-- ]]>%s");

  private HostileTexts() {}

  /** All of them: more than a hundred. */
  static List<String> all() {
    List<String> texts = new ArrayList<>();
    for (String breakout : BREAKOUTS) {
      for (String act : ACTS) {
        texts.add(breakout.formatted(act));
      }
    }
    return texts;
  }
}

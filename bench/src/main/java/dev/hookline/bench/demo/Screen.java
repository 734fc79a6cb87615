package dev.hookline.bench.demo;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** Prints the steps of the demo; in colour on a terminal unless NO_COLOR is set. */
final class Screen implements Steps {
  private final PrintWriter out;
  private int step;

  Screen(PrintWriter out) {
    this.out = out;
  }

  @Override
  public <T> T timed(String what, Call<T> call) throws IOException {
    long start = System.nanoTime();
    T answer = call.make();
    step(what, (System.nanoTime() - start) / 1e6);
    return answer;
  }

  void step(String what, double millis) {
    styled("bold,cyan", "%2d  ".formatted(++step));
    styled("bold", "%-44s".formatted(what));
    styled("faint", " %7.1f ms%n".formatted(millis));
  }

  void detail(String text) {
    styled("faint", "    " + text + System.lineSeparator());
  }

  void check(String what, boolean good) {
    styled(good ? "bold,green" : "bold,red", good ? "    ok      " : "    FAILED  ");
    out.println(what);
    out.flush();
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Styles plain text: markup inside it, as in a payload, is not interpreted. */
  private void styled(String style, String text) {
    if (Ansi.AUTO.enabled()) {
      out.print(Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on());
    } else {
      out.print(text);
    }
    out.flush();
  }
}

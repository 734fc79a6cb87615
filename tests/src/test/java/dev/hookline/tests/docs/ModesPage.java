package dev.hookline.tests.docs;

import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.ModeTable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the modes: its words are written by hand, its table is {@link ModeTable}. */
final class ModesPage {
  static final String FILE = "docs/operating/modes.md";

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- table[^>]*-->\n).*?(<!-- end -->)");
  private static final List<Mode> COLUMNS =
      List.of(Mode.OUTBOX_PAUSED, Mode.READ_ONLY, Mode.MAINTENANCE, Mode.AGENTS_PAUSED);

  private ModesPage() {}

  static String text() {
    String page = Checkout.read(Checkout.ROOT.resolve(FILE));
    Matcher table = TABLE.matcher(page);
    if (!table.find()) {
      throw new IllegalStateException("no place for the table in " + FILE);
    }
    return table.replaceFirst("$1" + Matcher.quoteReplacement(table()) + "$2");
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| | normal |");
    COLUMNS.forEach(mode -> table.append(" `").append(mode.wireName()).append("` |"));
    table.append("\n|---|---|").append("---|".repeat(COLUMNS.size())).append('\n');
    for (Act act : Act.values()) {
      table.append("| ").append(act.words()).append(" | ").append(allowed(act)).append(" |");
      COLUMNS.forEach(mode -> table.append(' ').append(cell(mode, act)).append(" |"));
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(Mode mode, Act act) {
    if (ModeTable.permits(mode, act)) {
      boolean kept = act == Act.PUBLISH && !ModeTable.permits(mode, Act.DELIVER);
      return allowed(act) + (kept ? ", kept" : "");
    }
    return switch (act) {
      case DELIVER -> "no; in-flight ones finish";
      case WORK -> "no";
      default -> "503 + `Retry-After`";
    };
  }

  private static String allowed(Act act) {
    return act == Act.PUBLISH ? "201" : "yes";
  }
}

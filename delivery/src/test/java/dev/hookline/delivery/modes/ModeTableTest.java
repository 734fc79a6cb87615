package dev.hookline.delivery.modes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModeTableTest {
  @Test
  void eachModeForbidsThisAndNothingElse() {
    assertThat(forbidden(Mode.OUTBOX_PAUSED)).containsExactly(Act.DELIVER);
    assertThat(forbidden(Mode.READ_ONLY)).containsExactly(Act.PUBLISH, Act.CHANGE);
    assertThat(forbidden(Mode.MAINTENANCE))
        .containsExactly(Act.PUBLISH, Act.LOOK, Act.CHANGE, Act.DELIVER);
    assertThat(forbidden(Mode.AGENTS_PAUSED)).containsExactly(Act.WORK);
  }

  @Test
  void noModeForbidsWhatMustAlwaysGo() {
    for (Mode mode : Mode.values()) {
      assertThat(ModeTable.permits(mode, Act.ALWAYS)).isTrue();
    }
  }

  private static Set<Act> forbidden(Mode mode) {
    Set<Act> forbidden = EnumSet.allOf(Act.class);
    forbidden.removeIf(act -> ModeTable.permits(mode, act));
    return forbidden;
  }
}

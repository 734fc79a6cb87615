package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
  private static final UUID ID = UUID.fromString("0199c8f0-a1b2-7c3d-8e4f-5a6b7c8d9e0f");

  @Test
  void withoutParametersItIsTheFirstTwenty() {
    assertThat(PageRequest.of(null, null, IdKind.EVENT)).isEqualTo(new PageRequest(20, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "99999999999"})
  void aLimitOutsideOneToAThousandIsRefused(String limit) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> PageRequest.of(limit, null, IdKind.EVENT))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_LIMIT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evt_1", "ep_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f", "2"})
  void aCursorOfAnotherListIsRefused(String cursor) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> PageRequest.of(null, cursor, IdKind.EVENT))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_CURSOR));
  }

  @Test
  void aPageTellsWhereTheNextOneBegins() {
    PageRequest request = PageRequest.of("2", IdKind.EVENT.format(ID), IdKind.EVENT);
    assertThat(request).isEqualTo(new PageRequest(2, ID));

    Page<String> page = Page.of(request, List.of(3, 2, 1), String::valueOf, item -> "id-" + item);
    assertThat(page).isEqualTo(new Page<>(List.of("3", "2"), 2, "id-2", "id-2"));
  }

  @Test
  void theLastPageHasNoCursor() {
    Page<Integer> page =
        Page.of(PageRequest.of("2", null, IdKind.EVENT), List.of(1), i -> i, i -> "");
    assertThat(page.nextCursor()).isNull();
    assertThat(page.count()).isEqualTo(1);
  }
}

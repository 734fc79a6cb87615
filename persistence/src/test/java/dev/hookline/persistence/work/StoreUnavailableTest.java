package dev.hookline.persistence.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUnavailableTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "53300", "53100", "57P01", "57014", "40P01", "55P03"})
  void passingTroubleOfTheDatabaseIsUnavailability(String state) {
    Exception failure = new IllegalStateException(new SQLException("trouble", state));

    assertThat(StoreUnavailable.translate(failure))
        .isInstanceOf(StoreUnavailable.class)
        .hasRootCauseInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001"})
  void aFaultOfOurOwnStaysWhatItIs(String state) {
    RuntimeException failure = new IllegalStateException(new SQLException("fault", state));

    assertThat(StoreUnavailable.translate(failure)).isSameAs(failure);
  }

  @Test
  void whatIsTranslatedOnceIsNotWrappedAgain() {
    RuntimeException once = StoreUnavailable.translate(new SQLException("away", "08001"));

    assertThat(StoreUnavailable.translate(new IllegalStateException(once))).isSameAs(once);
  }
}

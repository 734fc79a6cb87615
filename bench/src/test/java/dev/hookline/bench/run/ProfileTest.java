package dev.hookline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.TypeConversionException;

class ProfileTest {
  private final Profile.Reader reader = new Profile.Reader();

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyProfileIsReadByTheNameItIsWrittenWith(Profile profile) {
    assertThat(profile.toString()).matches("[a-z0-9-]+");
    assertThat(reader.convert(profile.toString())).isEqualTo(profile);
  }

  @Test
  void anUnknownOneIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> reader.convert("ten-endpoints"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("five-endpoints");
  }

  @Test
  void oneEndpointInTenHangs() {
    assertThat(Profile.HANGING.endpoints()).isEqualTo(9);
  }
}

package dev.hookline.launcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  @Test
  void keeps_an_option_without_a_range() {
    assertThat(JvmOptions.applicable("-Dx=y", 25)).isEqualTo("-Dx=y");
  }

  @Test
  void keeps_an_option_whose_range_has_this_java() {
    assertThat(JvmOptions.applicable("[17|]-Da", 25)).isEqualTo("-Da");
    assertThat(JvmOptions.applicable("[|25]-Da", 25)).isEqualTo("-Da");
  }

  @Test
  void drops_an_option_for_another_java_or_another_vendor() {
    assertThat(JvmOptions.applicable("[26|]-Da", 25)).isNull();
    assertThat(JvmOptions.applicable("[|24]-Da", 25)).isNull();
    assertThat(JvmOptions.applicable("[Dynamic Code Evolution-11.0.10|]-Da", 25)).isNull();
  }

  @Test
  void starts_no_shell_no_agent_and_no_heap_of_the_product() throws Exception {
    Path glassfish = Path.of("target/payara6/glassfish");
    List<String> options =
        JvmOptions.ofProduct(
            glassfish.resolve("domains/domain1/config/domain.xml"), glassfish, Path.of("/domain"));
    assertThat(options)
        .isNotEmpty()
        .noneMatch(option -> option.contains("shell"))
        .noneMatch(option -> option.startsWith("-javaagent"))
        .noneMatch(option -> option.startsWith("-Xmx"))
        .noneMatch(option -> option.contains("${"));
  }
}

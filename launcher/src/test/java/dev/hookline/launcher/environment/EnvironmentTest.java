package dev.hookline.launcher.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Origin;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path directory;

  @Test
  void the_command_line_wins_over_the_environment_and_that_over_the_default() {
    Environment environment =
        Environment.of(Map.of("HL_PORT", "9000", "HL_HEAP_MB", "512"))
            .with(Map.of(Setting.PORT, "9001"));

    assertThat(environment.settings().integer(Setting.PORT)).isEqualTo(9001);
    assertThat(environment.settings().integer(Setting.HEAP_MB)).isEqualTo(512);
    assertThat(environment.settings().integer(Setting.DB_POOL)).isEqualTo(24);
  }

  @Test
  void a_default_of_the_verb_yields_to_what_is_given() {
    Environment given = Environment.of(Map.of("HL_ALLOW_PRIVATE_TARGETS", "0"));
    Environment silent = Environment.of(Map.of());

    assertThat(allows(given.withDefault(Setting.ALLOW_PRIVATE_TARGETS, "1"))).isFalse();
    assertThat(allows(silent.withDefault(Setting.ALLOW_PRIVATE_TARGETS, "1"))).isTrue();
  }

  @Test
  void a_release_brings_settings_that_yield_to_what_is_given_and_says_its_version()
      throws Exception {
    Path config = directory.resolve("config.env");
    Files.writeString(config, "# of production\nHL_DB_POOL=30\nHL_HEAP_MB = 1\n\n");
    assertThatThrownBy(() -> Environment.of(Map.of()).ofRelease("7", config))
        .isInstanceOf(NotPossible.class);
    Files.writeString(config, "# of production\nHL_DB_POOL=30\nHL_HEAP_MB=1024\n\n");
    Settings settings =
        Environment.of(Map.of("HL_DB_POOL", "40", "HL_RELEASE", "mine"))
            .ofRelease("7", config)
            .settings();

    assertThat(settings.integer(Setting.DB_POOL)).isEqualTo(40);
    assertThat(settings.integer(Setting.HEAP_MB)).isEqualTo(1024);
    assertThat(settings.text(Setting.RELEASE)).isEqualTo("7");
    assertThat(settings.origin(Setting.HEAP_MB)).isEqualTo(Origin.RELEASE);
    assertThat(settings.origin(Setting.DB_POOL)).isEqualTo(Origin.ENVIRONMENT);
  }

  @Test
  void every_wrong_value_is_named_at_once() {
    Environment environment = Environment.of(Map.of("HL_PORT", "x", "HL_AUTH_MODE", "none"));

    assertThatThrownBy(environment::settings)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("HL_PORT")
        .hasMessageContaining("HL_AUTH_MODE");
  }

  @Test
  void further_options_of_the_servers_jvm_are_words_that_begin_with_a_hyphen() {
    Environment two = Environment.of(Map.of("HL_JVM_OPTIONS", "-Xss512k  -XX:+UseZGC"));
    Environment loose = Environment.of(Map.of("HL_JVM_OPTIONS", "-Xss512k Main"));

    assertThat(two.settings().options(Setting.JVM_OPTIONS))
        .containsExactly("-Xss512k", "-XX:+UseZGC");
    assertThat(Environment.of(Map.of()).settings().options(Setting.JVM_OPTIONS)).isEmpty();
    assertThatThrownBy(loose::settings)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("HL_JVM_OPTIONS must be options, each beginning with -");
  }

  @Test
  void keys_are_made_once_and_kept_for_the_owner_only() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();

    Settings first = Environment.of(Map.of()).serverSettings(dataDir);
    Settings second = Environment.of(Map.of()).serverSettings(dataDir);

    assertThat(first.text(Setting.API_KEY)).startsWith("hl_").hasSize(46);
    assertThat(first.text(Setting.ADMIN_KEY)).isNotEqualTo(first.text(Setting.API_KEY));
    assertThat(second.toVariables()).isEqualTo(first.toVariables());
    for (Path file : new Path[] {dataDir.keysFile(), dataDir.secretKeys()}) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
    assertThat(Files.readString(dataDir.secretKeys())).matches("k1:[A-Za-z0-9+/]{43}=\n");
  }

  @Test
  void a_key_that_is_given_wins_and_is_not_written_down() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();

    Settings settings = Environment.of(Map.of("HL_API_KEY", "hl_mine")).serverSettings(dataDir);

    assertThat(settings.text(Setting.API_KEY)).isEqualTo("hl_mine");
    assertThat(Files.readString(dataDir.keysFile())).doesNotContain("hl_mine");
  }

  @Test
  void files_are_handed_on_by_their_whole_path() {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();

    Settings settings =
        Environment.of(Map.of("HL_CA_FILE", "ca.pem", "HL_JWT_PUBLIC_KEY_FILE", "keys.pem"))
            .serverSettings(dataDir);

    assertThat(Path.of(settings.text(Setting.CA_FILE)))
        .isEqualTo(Path.of("ca.pem").toAbsolutePath());
    assertThat(Path.of(settings.text(Setting.JWT_PUBLIC_KEY_FILE)))
        .isEqualTo(Path.of("keys.pem").toAbsolutePath());
  }

  @Test
  void the_server_is_told_where_each_value_comes_from() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    Environment environment =
        Environment.of(Map.of("HL_API_KEY", "hl_mine", "HL_HEAP_MB", "512"))
            .with(Map.of(Setting.PORT, "9090"));

    Settings handed = Settings.of(environment.serverSettings(dataDir).toVariables());

    assertThat(handed.origin(Setting.PORT)).isEqualTo(Origin.COMMAND_LINE);
    assertThat(handed.origin(Setting.HEAP_MB)).isEqualTo(Origin.ENVIRONMENT);
    assertThat(handed.origin(Setting.API_KEY)).isEqualTo(Origin.ENVIRONMENT);
    assertThat(handed.origin(Setting.ADMIN_KEY)).isEqualTo(Origin.DATA_DIRECTORY);
    assertThat(handed.origin(Setting.DB_POOL)).isEqualTo(Origin.DEFAULT);
  }

  private static boolean allows(Environment environment) {
    return environment.settings().on(Setting.ALLOW_PRIVATE_TARGETS);
  }
}

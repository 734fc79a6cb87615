package dev.hookline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"up", "down", "restart", "status", "logs", "doctor", "migrate", "token"})
  void every_verb_explains_itself_and_takes_a_data_directory(String verb) {
    assertThat(Main.commandLine().getSubcommands().get(verb).getUsageMessage())
        .contains("--help")
        .contains("--data-dir");
    assertThat(run(verb, "--help")).isZero();
  }

  @Test
  void an_emergency_without_a_running_server_is_3() {
    String data = directory.resolve("data").toString();
    assertThat(run("emergency", "stop", "--data-dir", data)).isEqualTo(3);
    assertThat(run("emergency", "resume", "--json", "--data-dir", data)).isEqualTo(3);
    assertThat(run("emergency")).isEqualTo(2);
    assertThat(run("emergency", "--help")).isZero();
  }

  @Test
  void a_restart_of_what_does_not_run_is_3() {
    String data = directory.resolve("data").toString();
    assertThat(run("restart", "--json", "--data-dir", data)).isEqualTo(3);
  }

  @Test
  void wrong_usage_is_2() {
    assertThat(run("up", "--nonsense")).isEqualTo(2);
  }

  @Test
  void a_port_that_is_taken_is_3() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      StartOptions options =
          StartOptions.forTest(directory.resolve("data"))
              .with(Setting.PORT, "" + taken.getLocalPort());

      assertThatThrownBy(() -> HookLine.start(options))
          .isInstanceOf(NotPossible.class)
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void a_file_of_authorities_that_cannot_be_used_stops_the_start() throws Exception {
    Path missing = directory.resolve("missing.pem");
    assertThatThrownBy(() -> HookLine.start(trusting(missing)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("HL_CA_FILE names " + missing + ", which does not exist");

    Path expired = expiredAuthority();
    assertThatThrownBy(() -> HookLine.start(trusting(expired)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("HL_CA_FILE names " + expired + ", whose certificate 1 has expired");
  }

  @Test
  void what_does_not_run_is_stopped_and_stopping_it_is_no_failure() {
    String data = directory.resolve("data").toString();

    assertThat(run("status", "--json", "--data-dir", data)).isZero();
    assertThat(run("down", "--data-dir", data)).isZero();
  }

  @Test
  void the_doctor_says_3_when_something_is_missing() throws Exception {
    String data = directory.resolve("data").toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = "" + taken.getLocalPort();
      assertThat(run("doctor", "--json", "--data-dir", data, "--port", port)).isEqualTo(3);
    }
    String free = "" + FreePort.choose();
    assertThat(run("doctor", "--data-dir", data, "--port", free)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "restart",
        "status",
        "logs",
        "doctor",
        "emergency",
        "sign",
        "token",
        "demo",
        "bench",
        "test"
      })
  void the_script_names_every_verb(String verb) throws Exception {
    assertThat(script("--help")).contains("  " + verb);
  }

  private StartOptions trusting(Path file) {
    return StartOptions.forTest(directory.resolve("data")).with(Setting.CA_FILE, file.toString());
  }

  private Path expiredAuthority() throws Exception {
    Path pem = directory.resolve("expired.pem");
    String keystore = directory.resolve("keys.p12").toString();
    keytool(
        "-genkeypair -keyalg EC -alias ca -dname CN=old -ext bc:c -startdate -30d -validity 10",
        keystore);
    keytool("-exportcert -rfc -alias ca -file " + pem, keystore);
    return pem;
  }

  /**
   * Each word of the options between blanks; the password of a key that nobody keeps is no secret.
   */
  private static void keytool(String options, String keystore) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-keystore", keystore, "-storepass", "changeit"));
    ProcessBuilder keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    assertThat(keytool.start().waitFor()).isZero();
  }

  private static int run(String... words) {
    return Main.commandLine().execute(words);
  }

  private static String script(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "../scripts/hl"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}

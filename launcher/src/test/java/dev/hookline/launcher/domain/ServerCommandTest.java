package dev.hookline.launcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.database.Access.Login;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
  @TempDir Path directory;

  @Test
  void further_options_come_last_so_that_they_win_and_before_the_main_class() throws Exception {
    List<String> words = command(Map.of("HL_JVM_OPTIONS", " -XX:+UseZGC  -Dmine=1 "));

    int main = words.indexOf("com.sun.enterprise.glassfish.bootstrap.ASMain");
    assertThat(words.subList(main - 2, main)).containsExactly("-XX:+UseZGC", "-Dmine=1");
  }

  @Test
  void no_password_is_among_the_words() throws Exception {
    assertThat(command(Map.of())).noneMatch(word -> word.contains("s3cret"));
  }

  private List<String> command(Map<String, String> variables) throws IOException {
    Login login = new Login("hookline_app", "s3cret");
    Access access = new Access("jdbc:postgresql://127.0.0.1:5432/hookline", login, login, true);
    return ServerCommand.of(
        new Home(Path.of("target")),
        DataDir.at(directory),
        DomainPlan.of(Settings.of(variables), access, 4242),
        directory.resolve("deployment"));
  }
}

package dev.hookline.launcher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.state.NotPossible;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path directory;

  @Test
  void a_link_is_followed_anew_at_each_look() throws Exception {
    Path product = Files.createDirectories(directory.resolve("product/glassfish")).getParent();
    release("a", product);
    release("b", product);
    Path current = directory.resolve("current");
    Files.createSymbolicLink(current, Path.of("a"));
    Home home = Home.find(current.toString());

    Home first = home.resolved();
    Files.createSymbolicLink(directory.resolve("next"), Path.of("b"));
    Files.move(directory.resolve("next"), current, StandardCopyOption.ATOMIC_MOVE);
    Home second = home.resolved();

    assertThat(home.directory()).isEqualTo(current);
    assertThat(first.version()).contains("version-a");
    assertThat(second.version()).contains("version-b");
    assertThat(second.application()).isEqualTo(directory.toRealPath().resolve("b/hookline.ear"));
    assertThat(second.config()).isEqualTo(directory.toRealPath().resolve("b/config.env"));
    assertThat(second.glassfish()).isEqualTo(first.glassfish());
  }

  @Test
  void a_release_with_a_part_missing_is_refused() throws Exception {
    Path product = Files.createDirectories(directory.resolve("product/glassfish")).getParent();
    release("a", product);
    Files.delete(directory.resolve("a/hookline.ear"));

    assertThatThrownBy(() -> Home.find(directory.resolve("a").toString()))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("hookline.ear");
    assertThatThrownBy(() -> Home.at(directory.resolve("nothing").toString()).resolved())
        .isInstanceOf(NotPossible.class);
  }

  @Test
  void a_build_is_no_release() {
    assertThat(Home.at(directory.toString()).version()).isEmpty();
  }

  private void release(String name, Path product) throws Exception {
    Path release = Files.createDirectories(directory.resolve(name).resolve("driver")).getParent();
    Files.createFile(release.resolve("driver/postgresql.jar"));
    Files.createFile(release.resolve("hookline.ear"));
    Files.createSymbolicLink(release.resolve("payara6"), product);
    Files.writeString(release.resolve("release.properties"), "version=version-" + name + "\n");
  }
}

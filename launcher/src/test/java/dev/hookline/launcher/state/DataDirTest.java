package dev.hookline.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {
  @TempDir Path directory;

  @Test
  void is_closed_to_others() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void refuses_a_directory_with_somebody_elses_files() throws Exception {
    Files.writeString(directory.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DataDir.at(directory).create()).isInstanceOf(NotPossible.class);
    assertThatThrownBy(() -> DataDir.at(directory).empty()).isInstanceOf(NotPossible.class);
    assertThat(directory.resolve("thesis.txt")).exists();
  }

  @Test
  void is_emptied_but_stays_ours() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    Files.writeString(dataDir.keysFile(), "HL_API_KEY=x");

    dataDir.empty();

    assertThat(dataDir.keysFile()).doesNotExist();
    assertThat(dataDir.isOurs()).isTrue();
  }

  @Test
  void belongs_to_one_server_and_looking_does_not_free_it() {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    try (DirLock lock = DirLock.take(dataDir)) {
      assertThat(lock.directory()).isEqualTo(dataDir.root());
      assertThat(DirLock.isTaken(dataDir)).isTrue();
      assertThatThrownBy(() -> DirLock.take(dataDir)).isInstanceOf(Locked.class);
    }
    assertThat(DirLock.isTaken(dataDir)).isFalse();
  }

  @Test
  void a_note_is_read_as_it_was_written() {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    RunState note = new RunState("running", "1", "a", "r", "d", 30, true, null, null, null);

    note.write(dataDir);

    assertThat(RunState.read(dataDir)).contains(note);
  }
}

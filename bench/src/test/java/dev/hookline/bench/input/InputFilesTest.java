package dev.hookline.bench.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir private Path root;

  @Test
  void theTopicComesFromThePath() throws IOException {
    write("api.github.com/check run/é.json", "{}");
    write("index.json", "[{\"name\":\"push it\",\"examples\":[1]}]");
    write("a/index.json", "[{\"name\":\"push\",\"examples\":[1]}]");
    write("..json", "1");
    write("notes.txt", "not read");
    assertThat(read(InputFiles.below(root)))
        .extracting(InputEvent::topic)
        .containsExactly("input", "a.push", "api.github.com.check_run._", "push_it");
  }

  @Test
  void aBrokenFileIsReportedAndTheRestIsRead() throws IOException {
    write("bad.json", "{\"a\":");
    write("good.json", "\ufeff{\"a\":1}\n");
    InputFiles files = InputFiles.below(root);
    assertThat(read(files))
        .extracting(each -> new String(each.payload(), StandardCharsets.UTF_8))
        .containsExactly("{\"a\":1}");
    assertThat(files.skipped()).singleElement().asString().startsWith("bad.json: ");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<InputEvent> read(InputFiles files) {
    return files.files().stream().flatMap(file -> files.read(file).stream()).toList();
  }
}

package dev.hookline.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That each undo is right is tested with the launcher, which runs them. */
class UndosTest {
  private static final Path RESOURCES = Path.of("src/main/resources/db");

  @Test
  void every_migration_has_an_undo_and_there_is_no_undo_of_nothing() throws Exception {
    assertThat(names("undo", 'U')).isNotEmpty().isEqualTo(names("migration", 'V'));
  }

  @Test
  void no_undo_ends_the_transaction_it_runs_in() throws Exception {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("undo"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContainPattern("(?im)^\\s*(commit|rollback)\\b");
      }
    }
  }

  private static Set<String> names(String directory, char prefix) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .peek(name -> assertThat(name.charAt(0)).as(name).isEqualTo(prefix))
          .map(name -> name.substring(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

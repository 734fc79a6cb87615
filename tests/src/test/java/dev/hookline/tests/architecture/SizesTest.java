package dev.hookline.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A ratchet: these numbers only ever get smaller. */
class SizesTest {
  private static final int LONGEST_FILE = 300;
  private static final int MEDIAN_FILE = 60;
  private static final int MOST_FILES_A_PACKAGE = 19;

  private final List<Path> files =
      Product.sourceFiles().stream().filter(file -> !file.endsWith("package-info.java")).toList();

  @Test
  void noFileIsLong() {
    assertThat(files)
        .allSatisfy(
            file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(LONGEST_FILE));
  }

  @Test
  void mostFilesAreShort() {
    List<Long> sorted = files.stream().map(SizesTest::lines).sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MEDIAN_FILE);
  }

  @Test
  void noPackageIsCrowded() {
    Map<Path, Long> counts =
        files.stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(counts)
        .isNotEmpty()
        .allSatisfy(
            (name, count) ->
                assertThat(count).as("%s", name).isLessThanOrEqualTo(MOST_FILES_A_PACKAGE));
  }

  private static long lines(Path file) {
    return Product.read(file).lines().count();
  }
}

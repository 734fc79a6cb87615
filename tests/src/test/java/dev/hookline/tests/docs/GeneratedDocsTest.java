package dev.hookline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages made from the code are as the code would make them now. */
class GeneratedDocsTest {
  private static final String WRITE = "hookline.docs.write";
  private static final String COMMAND =
      "mvn -pl tests -am test -Dtest=GeneratedDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -D"
          + WRITE
          + "=true";

  record Page(String file, Supplier<String> maker) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Page> pages() {
    return Stream.of(
        new Page("docs/reference/configuration.md", ConfigurationPage::text),
        new Page("docs/reference/problem-codes.md", ProblemsPage::text),
        new Page("docs/concepts/delivery-states.md", StatesPage::text),
        new Page(ModesPage.FILE, ModesPage::text));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isAsTheCodeHasIt(Page page) throws IOException {
    Path file = Checkout.ROOT.resolve(page.file());
    String text = page.maker().get();
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("missing; make it with: %s", COMMAND).isRegularFile();
    assertThat(Checkout.read(file)).as("stale; rewrite it with: %s", COMMAND).isEqualTo(text);
  }
}

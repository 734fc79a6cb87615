package dev.hookline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  static List<Path> pages() {
    return Checkout.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) {
    assertThat(links(page)).allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  @Test
  void everyPageOfTheManualIsReachedFromTheReadme() {
    Set<Path> reached = new java.util.TreeSet<>();
    reach(Checkout.ROOT.resolve("README.md"), reached);
    assertThat(reached).containsAll(Checkout.pages());
  }

  private static void reach(Path page, Set<Path> reached) {
    if (reached.add(page)) {
      for (String link : links(page)) {
        Path target = target(page, link);
        if (target.toString().endsWith(".md") && Files.isRegularFile(target)) {
          reach(target, reached);
        }
      }
    }
  }

  private static void assertLeadsSomewhere(Path page, String link) {
    Path target = target(page, link);
    assertThat(target).as("%s in %s", link, page).exists();
    int hash = link.indexOf('#');
    if (hash >= 0) {
      assertThat(anchors(target)).as("%s in %s", link, page).contains(link.substring(hash + 1));
    }
  }

  /** Links within this checkout; the web is not asked. */
  private static List<String> links(Path page) {
    return LINK.matcher(withoutCode(page))
        .results()
        .map(result -> result.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  private static Path target(Path page, String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? page : page.resolveSibling(file).normalize();
  }

  private static Set<String> anchors(Path page) {
    Stream<String> headings =
        HEADING.matcher(withoutCode(page)).results().map(result -> slug(result.group(1)));
    Stream<String> named =
        ANCHOR.matcher(Checkout.read(page)).results().map((MatchResult result) -> result.group(1));
    return Stream.concat(headings, named).collect(Collectors.toSet());
  }

  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static String withoutCode(Path page) {
    return CODE_BLOCK.matcher(Checkout.read(page)).replaceAll("");
  }
}

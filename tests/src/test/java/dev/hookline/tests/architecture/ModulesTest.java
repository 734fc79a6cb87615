package dev.hookline.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Arrows run one way: wars and batch-jobs to delivery, and delivery to transport and persistence.
 */
class ModulesTest {
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "settings", Set.of(),
          "persistence", Set.of("settings"),
          "transport", Set.of("settings"),
          "delivery", Set.of("settings", "persistence", "transport"),
          "batch-jobs", Set.of("settings", "persistence", "delivery"),
          "api-war", Set.of("settings", "persistence", "delivery", "batch-jobs"),
          "admin-war", Set.of("settings", "persistence", "delivery", "batch-jobs"),
          "launcher", Set.of("settings", "persistence"),
          // measures what it compares the server with, and parts of the server by themselves
          "bench", Set.of("settings", "launcher", "persistence", "transport"));

  private final Map<String, Set<String>> real = arrows();

  @Test
  void noModuleUsesOneThatItMayNot() {
    Map<String, Set<String>> forbidden = new TreeMap<>();
    real.forEach(
        (from, targets) -> {
          Set<String> wrong = new TreeSet<>(targets);
          wrong.removeAll(ARROWS.get(from));
          if (!wrong.isEmpty()) {
            forbidden.put(from, wrong);
          }
        });
    assertThat(forbidden).isEmpty();
  }

  @Test
  void everyModuleIsPlaced() {
    assertThat(ARROWS.keySet()).containsAll(Product.modules());
  }

  @Test
  void theEngineReallyStandsOnTransportAndPersistence() {
    assertThat(real.get("delivery")).isEqualTo(ARROWS.get("delivery"));
    assertThat(real.get("api-war")).contains("delivery");
  }

  private static Map<String, Set<String>> arrows() {
    Map<String, String> moduleOf = Product.moduleOfPackage();
    Map<String, Set<String>> arrows = new TreeMap<>();
    Product.modules().forEach(module -> arrows.put(module, new TreeSet<>()));
    Product.classesByPackage()
        .forEach(
            (name, classes) -> {
              String from = moduleOf.get(name);
              Neighbours.used(classes).stream()
                  .map(moduleOf::get)
                  .filter(to -> !to.equals(from))
                  .forEach(arrows.get(from)::add);
            });
    return arrows;
  }
}

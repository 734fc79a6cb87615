package dev.hookline.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private final Map<String, List<JavaClass>> classes = Product.classesByPackage();

  @Test
  void everyPackageUsesItsDeclaredNeighboursAndNoOthers() {
    List<String> faults = new ArrayList<>();
    Product.packages().forEach((name, directory) -> faults.addAll(faultsOf(name, directory)));
    assertThat(faults).isEmpty();
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    SlicesRuleDefinition.slices()
        .matching(Product.BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .check(Product.CLASSES);
  }

  @Test
  void everyPackageWasCompiledAndRead() {
    assertThat(classes.keySet())
        .isEqualTo(Product.packages().keySet())
        .hasSizeGreaterThan(Product.modules().size());
  }

  private List<String> faultsOf(String name, Path directory) {
    Path info = directory.resolve("package-info.java");
    if (!Files.exists(info)) {
      return List.of(name + " has no package-info");
    }
    var declared = Neighbours.parse(Product.read(info));
    if (declared.isEmpty()) {
      return List.of(name + " has no well-formed line 'Permitted neighbours: …'");
    }
    Set<String> used = Neighbours.used(classes.getOrDefault(name, List.of()));
    List<String> faults = new ArrayList<>();
    used.stream()
        .filter(each -> !declared.get().permits(each))
        .forEach(each -> faults.add(name + " uses " + each + " and does not declare it"));
    declared.get().idle(used).forEach(each -> faults.add(name + " declares idle " + each));
    return faults;
  }
}

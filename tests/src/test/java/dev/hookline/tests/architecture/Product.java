package dev.hookline.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hookline.tests.stage.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's modules, sources and compiled classes; the tests are no part of it. */
final class Product {
  static final String BASE = "dev.hookline";

  private static final Path ROOT = SourceTree.ROOT;
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  /** Every class of every module, compiled from the sources beside them. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(modules().stream().map(Product::compiled).toArray(Path[]::new));

  private Product() {}

  /** The modules with Java in them. */
  static List<String> modules() {
    return MODULE
        .matcher(read(ROOT.resolve("pom.xml")))
        .results()
        .map(result -> result.group(1))
        .filter(module -> !module.equals("tests"))
        .filter(module -> Files.isDirectory(sources(module)))
        .toList();
  }

  /** Every source file of a module. */
  static List<Path> sourceFiles(String module) {
    try (Stream<Path> files = Files.walk(sources(module))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> sourceFiles() {
    return modules().stream().flatMap(module -> sourceFiles(module).stream()).toList();
  }

  /** The directory of each package, by the package's name. */
  static Map<String, Path> packages() {
    Map<String, Path> packages = new TreeMap<>();
    for (String module : modules()) {
      for (Path file : sourceFiles(module)) {
        packages.put(packageOf(module, file), file.getParent());
      }
    }
    return packages;
  }

  /** The module that a package belongs to. */
  static Map<String, String> moduleOfPackage() {
    Map<String, String> owners = new TreeMap<>();
    for (String module : modules()) {
      for (Path file : sourceFiles(module)) {
        owners.put(packageOf(module, file), module);
      }
    }
    return owners;
  }

  static Map<String, List<JavaClass>> classesByPackage() {
    return CLASSES.stream().collect(Collectors.groupingBy(JavaClass::getPackageName));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packageOf(String module, Path file) {
    return sources(module).relativize(file.getParent()).toString().replace('/', '.');
  }

  private static Path sources(String module) {
    return ROOT.resolve(module).resolve("src/main/java");
  }

  private static Path compiled(String module) {
    Path classes = ROOT.resolve(module).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(module + " is not compiled; build all modules together");
    }
    return classes;
  }
}

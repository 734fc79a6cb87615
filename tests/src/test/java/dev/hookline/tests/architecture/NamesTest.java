package dev.hookline.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void noClassIsNamedAfterNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Common|Impl|Manager)")
        .because("a class says what it does")
        .check(Product.CLASSES);
  }

  @Test
  void noPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..")
        .because("a package has a purpose")
        .check(Product.CLASSES);
  }

  @Test
  void nothingKnowsTheServerProduct() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hookline.bench.bare")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "fish.payara..", "org.glassfish..", "com.sun.enterprise..", "org.jvnet..", "sun..")
        .because(
            "the application runs on any Jakarta EE server; the launcher names ours in text, and"
                + " the benchmark compares it with its HTTP library alone")
        .check(Product.CLASSES);
  }
}

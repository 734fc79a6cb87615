package dev.hookline.tests.browser;

import dev.hookline.tests.stage.SharedStage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the one browser when it is first needed, and ends it after the last test. */
final class SharedPortal implements BeforeAllCallback, ParameterResolver {
  private static final Namespace HERE = Namespace.create(SharedPortal.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Assumptions.assumeTrue(
        Chromium.program().isPresent(),
        "skipped: this machine has no Chromium; install the package chromium");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Portal.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent("portal", key -> Portal.open(SharedStage.of(context)), Portal.class);
  }
}

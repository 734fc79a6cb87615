package dev.hookline.tests.journeys;

import dev.hookline.launcher.StartOptions;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Stage;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * For journeys on two nodes, named one and two, that all of them share and may kill: each finds
 * both alive. Their leases are short, and nobody but a test starts them again.
 */
final class SharedNodes implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SharedNodes.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TwoNodes.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TwoNodes nodes =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent("nodes", key -> SharedNodes.start(), TwoNodes.class);
    nodes.both().forEach(Stage::revive);
    return nodes;
  }

  private static TwoNodes start() {
    Stage one = Stage.start(options -> mortal("one", options));
    return new TwoNodes(one, TwoNodes.another(one, options -> mortal("two", options)));
  }

  private static StartOptions mortal(String name, StartOptions options) {
    return options
        .with(Setting.NODE_NAME, name)
        .with(Setting.NODE_LEASE_SECONDS, "3")
        .withoutRestart();
  }
}

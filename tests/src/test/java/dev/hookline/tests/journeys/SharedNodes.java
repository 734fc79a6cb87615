package dev.hookline.tests.journeys;

import dev.hookline.launcher.StartOptions;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.OncePerRun;
import dev.hookline.tests.stage.Stage;

/**
 * For journeys on two nodes, named one and two, that all of them share and may kill: each finds
 * both alive. Their leases are short, and nobody but a test starts them again.
 */
final class SharedNodes extends OncePerRun<TwoNodes> {
  SharedNodes() {
    super(TwoNodes.class);
  }

  @Override
  protected TwoNodes start() {
    Stage one = Stage.start(options -> mortal("one", options));
    return new TwoNodes(one, TwoNodes.another(one, options -> mortal("two", options)));
  }

  @Override
  protected void prepare(TwoNodes nodes) {
    nodes.both().forEach(Stage::revive);
  }

  private static StartOptions mortal(String name, StartOptions options) {
    return options
        .with(Setting.NODE_NAME, name)
        .with(Setting.NODE_LEASE_SECONDS, "3")
        .withoutRestart();
  }
}

package dev.hookline.tests.stage;

import dev.hookline.settings.Setting;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server for journeys that do something to all of it, such as killing or restoring it; one class
 * has it after the other. Each finds it alive, in no mode and with nothing to send. Nobody but a
 * test starts it again, a breaker is open for a second, and there is no limit of guarded replays.
 */
public final class SpareStage implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SpareStage.class);
  private static final String NORMAL =
      """
      {"outbox_paused": {"value": false, "reason": "a test"},
       "maintenance": {"value": false, "reason": "a test"},
       "read_only": {"value": false, "reason": "a test"},
       "agents_paused": {"value": false, "reason": "a test"}}
      """;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Stage stage =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent("stage", key -> SpareStage.start(), Stage.class);
    stage.revive();
    stage.rows().change("delete from queue");
    stage.operator().put("/v1/admin/modes", NORMAL).expect(200);
    return stage;
  }

  private static Stage start() {
    return Stage.start(
        options ->
            options
                .withoutRestart()
                .with(Setting.BREAKER_OPEN_SECONDS, "1")
                .with(Setting.REPLAY_CALLS, "1000000"));
  }
}

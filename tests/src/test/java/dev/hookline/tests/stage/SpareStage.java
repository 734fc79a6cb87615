package dev.hookline.tests.stage;

import dev.hookline.settings.Setting;

/**
 * A server for journeys that do something to all of it, such as killing or restoring it; one class
 * has it after the other. Each finds it alive, in no mode and with nothing to send. Nobody but a
 * test starts it again, a breaker is open for a second, and there is no limit of guarded replays.
 */
public final class SpareStage extends OncePerRun<Stage> {
  SpareStage() {
    super(Stage.class);
  }

  @Override
  protected Stage start() {
    return Stage.start(
        options ->
            options
                .withoutRestart()
                .with(Setting.BREAKER_OPEN_SECONDS, "1")
                .with(Setting.REPLAY_CALLS, "1000000"));
  }

  @Override
  protected void prepare(Stage stage) {
    stage.revive();
    stage.rows().change("delete from queue");
    stage.leaveModes();
  }
}

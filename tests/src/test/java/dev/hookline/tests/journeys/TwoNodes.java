package dev.hookline.tests.journeys;

import dev.hookline.launcher.StartOptions;
import dev.hookline.launcher.database.Access;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Stage;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two servers on one PostgreSQL, each with a data directory of its own. */
record TwoNodes(Stage one, Stage two) implements AutoCloseable {
  /** One more server on the same PostgreSQL. */
  static Stage another(Stage first, UnaryOperator<StartOptions> settings) {
    Access database = first.server().database();
    return Stage.start(
        options ->
            settings.apply(
                options
                    .with(Setting.DB_URL, database.url())
                    .with(Setting.DB_USER, database.owner().user())
                    .with(Setting.DB_PASSWORD, database.owner().password())
                    .with(
                        Setting.KEY_FILE,
                        first.server().dataDir().resolve("secret.keys").toString())
                    .with(Setting.API_KEY, first.server().apiKey())
                    .with(Setting.ADMIN_KEY, first.server().adminKey())));
  }

  List<Stage> both() {
    return List.of(one, two);
  }

  @Override
  public void close() {
    two.close();
    one.close();
  }
}

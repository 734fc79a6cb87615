package dev.hookline.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Gives the server the settings the launcher wrote for it. */
@ApplicationScoped
class SettingsSource {
  @Produces
  @Singleton
  Settings settings() {
    String file = System.getProperty(Settings.FILE_PROPERTY);
    if (file == null) {
      throw new IllegalStateException(
          "the server was started without -D"
              + Settings.FILE_PROPERTY
              + "; start it with scripts/hl up");
    }
    return Settings.read(Path.of(file));
  }
}

package dev.hookline.persistence.secrets;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Gives the server the vault of its key file. */
@ApplicationScoped
class SecretVaultSource {
  @Produces
  @Singleton
  SecretVault vault(Settings settings) {
    String file = settings.text(Setting.KEY_FILE);
    return new SecretVault(
        file.isEmpty() ? Path.of(settings.text(Setting.DATA_DIR), "secret.keys") : Path.of(file));
  }
}

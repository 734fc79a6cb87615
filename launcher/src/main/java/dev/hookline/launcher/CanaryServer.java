package dev.hookline.launcher;

import dev.hookline.launcher.recovery.Canary;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.net.URI;

/** A whole HookLine of a drill: on loopback, on a free port, without private targets. */
record CanaryServer(HookLine server) implements Canary {
  static Canary start(DataDir dataDir) throws IOException, InterruptedException {
    return new CanaryServer(
        HookLine.start(
            StartOptions.ofEnvironment()
                .with(Setting.DATA_DIR, dataDir.root().toString())
                .with(Setting.PORT, "0")
                .with(Setting.BIND_ADDRESS, "127.0.0.1")
                .with(Setting.DB_URL, "")
                .with(Setting.KEY_FILE, dataDir.secretKeys().toString())
                .with(Setting.BACKUP_DIR, dataDir.backups().toString())
                .with(Setting.API_KEY, "")
                .with(Setting.ADMIN_KEY, "")));
  }

  @Override
  public URI apiUrl() {
    return server.apiUrl();
  }

  @Override
  public String apiKey() {
    return server.apiKey();
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.hookline.bench.bare;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/** The parts in one process, with sizes as the product has them. */
final class BarePath implements AutoCloseable {
  private final String jdbcUrl;
  private final Sends sends;
  private final Tables stored;
  private final Tables recorded;
  private final HttpServer http;
  private final NetworkListener listener;

  /**
   * Makes its tables and opens a port.
   *
   * @param settings sizes, and whom to trust
   * @param sinkUrl where every event goes
   * @param failed told when the database fails
   */
  BarePath(Settings settings, String jdbcUrl, String sinkUrl, Consumer<Exception> failed)
      throws SQLException, IOException {
    this.jdbcUrl = jdbcUrl;
    Tables.create(jdbcUrl);
    stored = new Tables(jdbcUrl);
    recorded = new Tables(jdbcUrl);
    Results results =
        new Results(
            recorded,
            settings.integer(Setting.RECORD_BATCH),
            Duration.ofMillis(settings.integer(Setting.RECORD_LINGER_MS)),
            failed);
    sends = new Sends(sinkUrl, settings, results);
    Commits commits = new Commits(stored, sends, settings.integer(Setting.COMMIT_BATCH), failed);
    Thread.ofPlatform().daemon().name("results").start(results);
    Thread.ofPlatform().daemon().name("commits").start(commits);
    listener = listener(settings.integer(Setting.HTTP_THREADS));
    http = new HttpServer();
    http.addListener(listener);
    http.getServerConfiguration().addHttpHandler(new Acceptor(commits, true), "/v1/events");
    http.getServerConfiguration().addHttpHandler(new Acceptor(commits, false), "/v1/unheard");
    http.start();
  }

  int port() {
    return listener.getPort();
  }

  @Override
  public void close() throws SQLException {
    http.shutdownNow();
    sends.close();
    stored.close();
    recorded.close();
    Tables.drop(jdbcUrl);
  }

  private static NetworkListener listener(int threads) {
    NetworkListener listener = new NetworkListener("bare", "127.0.0.1", 0);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getTransport().setIOStrategy(WorkerThreadIOStrategy.getInstance());
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("http")
                .setCorePoolSize(threads)
                .setMaxPoolSize(threads));
    return listener;
  }
}

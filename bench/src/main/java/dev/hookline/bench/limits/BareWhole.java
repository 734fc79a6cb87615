package dev.hookline.bench.limits;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.bare.BareServer;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.measure.ExactlyOnce;
import dev.hookline.bench.round.Round;
import dev.hookline.bench.round.Rounds;
import dev.hookline.bench.sink.Expectation;
import dev.hookline.bench.sink.Sink;
import dev.hookline.bench.tls.ReceiverCertificate;
import dev.hookline.launcher.SideProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bare path, {@link dev.hookline.bench.bare}, in a process of its own on the product's
 * PostgreSQL, under the same load and with a sink like the product's.
 */
public final class BareWhole implements AutoCloseable {
  private final SideProcess process;
  private final Sink sink;
  private final Rounds rounds;
  private final RequestTemplate delivered;
  private final RequestTemplate unheard;

  private BareWhole(
      SideProcess process, Sink sink, Rounds rounds, String authority, int payloadBytes) {
    this.process = process;
    this.sink = sink;
    this.rounds = rounds;
    this.delivered = RequestTemplate.plain(authority, "/v1/events", payloadBytes);
    this.unheard = RequestTemplate.plain(authority, "/v1/unheard", payloadBytes);
    sink.expect(new Expectation(delivered.payload(), RequestTemplate.TIME_AT, List.of()));
  }

  /**
   * Starts the process.
   *
   * @param product whose database it uses, in a schema of its own
   * @param secure if it sends over TLS
   */
  public static BareWhole start(
      Target product,
      long postmaster,
      int connections,
      int payloadBytes,
      Optional<ReceiverCertificate> secure)
      throws IOException {
    Sink sink = Sink.open(secure.map(ReceiverCertificate::context));
    SideProcess process = null;
    try {
      List<String> words = new ArrayList<>(List.of(sink.endpoint(0).toString()));
      secure.ifPresent(certificate -> words.add(certificate.authority().toString()));
      process = SideProcess.start(BareServer.class, words);
      process.tell(product.databaseUrl());
      String authority = "127.0.0.1:" + process.hear();
      Target bare =
          new Target(URI.create("http://" + authority), "", process.pid(), postmaster, "");
      return new BareWhole(
          process,
          sink,
          new Rounds(List.of(bare), postmaster, sink, connections),
          authority,
          payloadBytes);
    } catch (IOException e) {
      sink.close();
      if (process != null) {
        process.close();
      }
      throw e;
    }
  }

  /** Events that are published and delivered, as fast as they are answered. */
  public Round round(Duration window) {
    return rounds.delivered(delivered, Pace.closedLoop(), window, 1);
  }

  /** The same at a fixed rate. */
  public Round at(int perSecond, Duration window) {
    return rounds.delivered(delivered, Pace.perSecond(perSecond), window, 1);
  }

  /** Events that nobody receives. */
  public Round ingestAlone(Duration window) {
    return rounds.published(unheard, Pace.closedLoop(), window, 1);
  }

  /** Whether everything that was acknowledged arrived. */
  public ExactlyOnce verdict() {
    return rounds.verdict();
  }

  @Override
  public void close() {
    process.close();
    sink.close();
  }
}

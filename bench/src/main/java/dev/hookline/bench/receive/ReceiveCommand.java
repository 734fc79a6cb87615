package dev.hookline.bench.receive;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hl receive}: a receiver that writes down which events came, until it is ended. */
@Command(
    name = "receive",
    description = {
      "A receiver for checks: answers every delivery with 200 and writes the id of its event as a"
          + " line into a file. Prints its address, then serves until it is ended."
    },
    mixinStandardHelpOptions = true)
public final class ReceiveCommand implements Callable<Integer> {
  private static final int BACKLOG = 1_024;

  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "FILE", required = true, description = "Where to write.")
  private Path file;

  @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Address to listen on.")
  private String address;

  @Option(names = "--port", defaultValue = "0", description = "Port; 0 takes a free one.")
  private int port;

  @Option(
      names = "--delay-ms",
      defaultValue = "0",
      description = "Hold each answer back for so long.")
  private long delayMillis;

  /** Made by the command line. */
  public ReceiveCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Ledger ledger = new Ledger(file, delayMillis)) {
      HttpServer server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", ledger);
      server.start();
      spec.commandLine()
          .getOut()
          .println("http://" + address + ":" + server.getAddress().getPort() + "/");
      new CountDownLatch(1).await(); // until a signal ends the process
    }
    return 0;
  }
}

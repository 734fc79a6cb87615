package dev.hookline.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class FreePort {
  // Below the ranges from which systems give ports to outgoing connections: between choosing a port
  // and binding it, and while a server is down, one of those would take it away.
  private static final int LOWEST = 10_240;
  private static final int HIGHEST = 32_767;
  private static final int TRIES = 200;

  private FreePort() {}

  /** A port on loopback that nobody listens on at this moment. */
  public static int choose() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (isFree("127.0.0.1", port)) {
        return port;
      }
    }
    throw new UncheckedIOException(new IOException("no free port on 127.0.0.1"));
  }

  /** Whether the port can be bound at the address now. */
  public static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

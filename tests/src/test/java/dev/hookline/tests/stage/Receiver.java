package dev.hookline.tests.stage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A webhook receiver on loopback: HTTP/1.1 by hand, one virtual thread a connection. */
public final class Receiver implements AutoCloseable {
  private static final Script OK = Script.status(200);

  private final ServerSocket listener;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  public Receiver() {
    try {
      listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The address of one path; every path has its own script and its own arrivals. */
  public String url(String path) {
    return "http://127.0.0.1:" + listener.getLocalPort() + path;
  }

  /** From now on the path answers so; without a script it answers 200. */
  public void answers(String path, Script script) {
    scripts.put(path, script);
  }

  /** What came to the path so far. */
  public List<Arrival> at(String path) {
    return arrivals.computeIfAbsent(path, new_ -> new CopyOnWriteArrayList<>());
  }

  /** Waits for so many requests at the path, and returns them. */
  public List<Arrival> await(String path, int count) {
    return Until.value(
        count + " requests at " + path, () -> List.copyOf(at(path)), seen -> seen.size() >= count);
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goOn = true;
      while (goOn) {
        Arrival arrival = read(in);
        if (arrival == null) {
          return;
        }
        at(arrival.path()).add(arrival);
        goOn = scripts.getOrDefault(arrival.path(), OK).play(socket, closing);
      }
    } catch (IOException e) {
      // the sender went away, or the script tore the connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static Arrival read(InputStream in) throws IOException {
    String request = line(in);
    if (request == null || request.isEmpty()) {
      return null;
    }
    String[] parts = request.split(" ");
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        return null; // not HTTP
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Arrival(parts[0], parts[1], headers, in.readNBytes(length), Instant.now());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  /** The text as the bytes that arrive. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.hookline.launcher.domain;

import java.util.List;

/** How the server's JVM uses memory. */
public final class ServerMemory {
  private ServerMemory() {}

  /**
   * The options of a JVM with this heap.
   *
   * @param heapMb most of it, in MiB
   */
  public static List<String> options(int heapMb) {
    return List.of(
        "-Xmx" + heapMb + "m",
        // Begin small and give back what a peak left: the start needs more than the running.
        "-Xms48m",
        "-XX:MinHeapFreeRatio=15",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:TrimNativeHeapInterval=10000",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError");
  }
}

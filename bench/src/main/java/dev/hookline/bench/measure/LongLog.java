package dev.hookline.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** Numbers in the order they came, for one writer; it grows without copying. */
public final class LongLog {
  private static final int CHUNK = 1 << 16;

  private final List<long[]> chunks = new ArrayList<>();
  private long[] last = new long[0];
  private int used = 0;

  /** Appends one number. */
  public void add(long value) {
    if (used == last.length) {
      last = new long[CHUNK];
      chunks.add(last);
      used = 0;
    }
    last[used++] = value;
  }

  /** How many there are. */
  public int size() {
    return chunks.isEmpty() ? 0 : (chunks.size() - 1) * CHUNK + used;
  }

  /** All numbers of several logs together, sorted. */
  public static long[] sorted(List<LongLog> logs) {
    long[] all = new long[logs.stream().mapToInt(LongLog::size).sum()];
    int at = 0;
    for (LongLog log : logs) {
      int left = log.size();
      for (long[] chunk : log.chunks) {
        int count = Math.min(left, chunk.length);
        System.arraycopy(chunk, 0, all, at, count);
        at += count;
        left -= count;
      }
    }
    java.util.Arrays.sort(all);
    return all;
  }
}

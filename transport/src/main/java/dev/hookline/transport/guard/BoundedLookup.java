package dev.hookline.transport.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Look-ups with a time limit, on threads of their own: the platform's resolver blocks in native
 * code, where a virtual thread would hold its carrier, so that two slow names could stop every send
 * of a small machine. A name is asked for once at a time, however many sends wait for it.
 */
final class BoundedLookup {
  private static final int THREADS = 64;
  private static final int WAITING = 4096;

  private final NameLookup lookup;
  private final Executor threads;
  private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running =
      new ConcurrentHashMap<>();

  BoundedLookup(NameLookup lookup) {
    this.lookup = lookup;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("hookline-dns-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  InetAddress[] addresses(String name, long timeoutMillis) throws UnknownHostException {
    try {
      return running.computeIfAbsent(name, this::start).get(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unknown(name + ": the name service did not answer in time");
    } catch (ExecutionException e) {
      throw unknown(e.getCause().getMessage());
    } catch (RejectedExecutionException e) {
      throw unknown(name + ": too many names are being looked up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(name + ": interrupted");
    }
  }

  private CompletableFuture<InetAddress[]> start(String name) {
    CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            InetAddress[] addresses = lookup.addresses(name);
            running.remove(name);
            answer.complete(addresses);
          } catch (UnknownHostException | RuntimeException e) {
            running.remove(name);
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private static UnknownHostException unknown(String message) {
    return new UnknownHostException(message);
  }
}

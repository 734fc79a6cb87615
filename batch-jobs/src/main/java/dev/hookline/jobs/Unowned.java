package dev.hookline.jobs;

import jakarta.batch.operations.JobOperator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Asks about executions whoever started them. The server keeps each for the component that did, so
 * that the API could not see what the portal or a schedule started; a thread of no component may
 * see all.
 */
final class Unowned {
  private Unowned() {}

  /** What the operator answers on a thread of no component. */
  static <T> T ask(JobOperator operator, Function<JobOperator, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    // The server finds what checks its connections by it; without, it takes all of them for broken.
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false) // the component is one of them
        .start(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              try {
                answer.complete(question.apply(operator));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}

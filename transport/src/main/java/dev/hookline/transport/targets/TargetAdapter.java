package dev.hookline.transport.targets;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * One target: it writes events as its provider wants them and reads its answers. Immutable and safe
 * to share between threads.
 */
public final class TargetAdapter {
  private final Target target;
  private final List<HeaderLine> headers;
  private final Dialect dialect;
  private final Mask mask;

  TargetAdapter(Target target, List<HeaderLine> headers, Dialect dialect, Mask mask) {
    this.target = target;
    this.headers = headers;
    this.dialect = dialect;
    this.mask = mask;
  }

  /** The request of one attempt; the secret is in it. */
  public OutboundRequest request(TargetMessage message) {
    return new OutboundRequest(
        target,
        dialect.write(AlertReader.read(message)),
        headers(message.extra()),
        message.timeoutMillis());
  }

  /** What the provider means by its answer, without the secret. */
  public Answer read(Answer answer) {
    return mask.over(answer.failure() == Failure.NONE ? dialect.read(answer) : answer);
  }

  // Its name only: the target's path may be the secret.
  @Override
  public String toString() {
    return "TargetAdapter[" + dialect.getClass().getSimpleName() + "]";
  }

  private List<HeaderLine> headers(List<HeaderLine> extra) {
    List<HeaderLine> all = new ArrayList<>(headers);
    extra.stream()
        .filter(line -> headers.stream().noneMatch(own -> own.name().equalsIgnoreCase(line.name())))
        .forEach(all::add);
    return all;
  }
}

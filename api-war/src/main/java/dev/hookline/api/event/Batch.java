package dev.hookline.api.event;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.BatchItem;
import dev.hookline.delivery.publish.PublishRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Events that came together, some of them refused before they reached the engine. */
public final class Batch {
  private final List<PublishRequest> acceptable = new ArrayList<>();
  private final List<Refused> refusals = new ArrayList<>();

  void add(PublishRequest request) {
    acceptable.add(request);
    refusals.add(null);
  }

  void add(Refused refusal) {
    refusals.add(refusal);
  }

  int size() {
    return refusals.size();
  }

  /**
   * Publishes what is acceptable together.
   *
   * @param publisher answers every event given to it, in their order
   * @return an answer for each event of the batch, in their order
   */
  public List<BatchItem> publish(Function<List<PublishRequest>, List<BatchItem>> publisher) {
    List<BatchItem> published = acceptable.isEmpty() ? List.of() : publisher.apply(acceptable);
    var next = published.iterator();
    List<BatchItem> all = new ArrayList<>(refusals.size());
    for (Refused refusal : refusals) {
      all.add(refusal == null ? next.next() : new BatchItem.Rejected(refusal));
    }
    return all;
  }
}

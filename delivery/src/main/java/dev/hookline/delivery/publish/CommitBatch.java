package dev.hookline.delivery.publish;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.persistence.outbox.StoredKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The events of many requests that one commit stores. Two with the same idempotency key cannot be
 * in one statement: the first goes, the others follow its fate.
 */
final class CommitBatch {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final List<Entry> leaders = new ArrayList<>();
  private final Map<TenantKey, List<Entry>> followers = new HashMap<>();
  private final Map<TenantKey, Entry> leaderOf = new HashMap<>();

  record Entry(PendingCommit request, int index, EventRow event) {
    void accept(Published published) {
      request.settle(index, new BatchItem.Accepted(published));
    }

    void reject(Refused refused) {
      request.settle(index, new BatchItem.Rejected(refused));
    }
  }

  private record TenantKey(String tenantId, String key) {}

  CommitBatch(List<PendingCommit> requests) {
    for (PendingCommit request : requests) {
      for (int i = 0; i < request.events().size(); i++) {
        add(new Entry(request, i, request.events().get(i)));
      }
    }
  }

  private CommitBatch(Entry only, List<Entry> followersOfOnly) {
    add(only);
    followersOfOnly.forEach(this::add);
  }

  private void add(Entry entry) {
    if (entry.event.key() == null) {
      leaders.add(entry);
      return;
    }
    TenantKey key = keyOf(entry.event);
    if (leaderOf.putIfAbsent(key, entry) == null) {
      leaders.add(entry);
    } else {
      followers.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
    }
  }

  /** The events to store: no two share a key. */
  List<EventRow> events() {
    return leaders.stream().map(Entry::event).toList();
  }

  List<Entry> leaders() {
    return leaders;
  }

  int size() {
    return leaders.size();
  }

  /**
   * The same events as batches of one each, so that one that cannot be stored does not take others
   * with it.
   */
  List<CommitBatch> split() {
    return leaders.stream().map(leader -> new CommitBatch(leader, followersOf(leader))).toList();
  }

  /**
   * Answers everybody: the refused leaders and all followers by what their key stands for, the
   * others with success.
   */
  void answer(Set<UUID> refused, List<StoredKey> found) {
    Map<TenantKey, StoredKey> standing = new HashMap<>();
    found.forEach(stored -> standing.put(new TenantKey(stored.tenantId(), stored.key()), stored));
    for (Entry leader : leaders) {
      if (!refused.contains(leader.event.eventId())) {
        leader.accept(published(leader.event));
        StoredKey own = leader.event.key() == null ? null : asStored(leader.event);
        followersOf(leader).forEach(follower -> answerByKey(follower, own));
      } else {
        StoredKey stored = standing.get(keyOf(leader.event));
        answerByKey(leader, stored);
        followersOf(leader).forEach(follower -> answerByKey(follower, stored));
      }
    }
  }

  void rejectAll(Refused refused) {
    leaders.forEach(leader -> leader.reject(refused));
    followers.values().forEach(list -> list.forEach(follower -> follower.reject(refused)));
  }

  private List<Entry> followersOf(Entry leader) {
    return leader.event.key() == null
        ? List.of()
        : followers.getOrDefault(keyOf(leader.event), List.of());
  }

  private static void answerByKey(Entry entry, StoredKey stored) {
    if (stored == null) { // it expired between the two statements: the same request will succeed
      entry.reject(
          new Refused(
              Reason.IDEMPOTENCY_IN_PROGRESS,
              "the idempotency key is just being renewed",
              RETRY_AFTER));
    } else if (!Arrays.equals(stored.fingerprint(), entry.event.key().fingerprint())) {
      entry.reject(
          new Refused(
              Reason.IDEMPOTENCY_MISMATCH,
              "this idempotency key was used with another topic or payload"));
    } else {
      entry.accept(
          new Published(
              stored.eventId(),
              entry.event.topic(),
              stored.createdAt(),
              stored.deliveryIds(),
              true));
    }
  }

  private static Published published(EventRow event) {
    return new Published(
        event.eventId(), event.topic(), event.createdAt(), deliveryIds(event), false);
  }

  private static StoredKey asStored(EventRow event) {
    return new StoredKey(
        event.tenantId(),
        event.key().key(),
        event.key().fingerprint(),
        event.eventId(),
        deliveryIds(event),
        event.createdAt());
  }

  private static List<UUID> deliveryIds(EventRow event) {
    return event.deliveries().stream().map(EventRow.DeliveryRow::deliveryId).toList();
  }

  private static TenantKey keyOf(EventRow event) {
    return new TenantKey(event.tenantId(), event.key().key());
  }
}

package dev.hookline.persistence.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup on the shelf, finished or not.
 *
 * @param begunAt when it was begun, by its id
 * @param says what its manifest says, not authenticated: for lists only; empty if it has none
 */
public record Shelved(
    String name, Instant begunAt, BackupFolder folder, Notes notes, Optional<Manifest> says) {

  /**
   * What was noted of a backup.
   *
   * @param verifiedAt when it was last verified, null if never
   * @param deepVerifiedAt when it was last loaded and compared, null if never
   * @param sound whether the last verification found nothing
   * @param pinned why it is kept, null if it is not pinned
   */
  public record Notes(Instant verifiedAt, Instant deepVerifiedAt, boolean sound, String pinned) {
    static final Notes NONE = new Notes(null, null, false, null);

    static Notes of(JsonNode json) {
      return new Notes(
          moment(json, "verified_ms"),
          moment(json, "deep_verified_ms"),
          json.path("sound").asBoolean(),
          json.path("pinned").textValue());
    }

    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      if (verifiedAt != null) {
        json.put("verified_ms", verifiedAt.toEpochMilli());
      }
      if (deepVerifiedAt != null) {
        json.put("deep_verified_ms", deepVerifiedAt.toEpochMilli());
      }
      if (pinned != null) {
        json.put("pinned", pinned);
      }
      return json.put("sound", sound);
    }

    private static Instant moment(JsonNode json, String name) {
      return json.hasNonNull(name) ? Instant.ofEpochMilli(json.get(name).asLong()) : null;
    }
  }

  public boolean finished() {
    return says.isPresent();
  }

  /** Whether it was verified, and found sound the last time. */
  public boolean verified() {
    return finished() && notes.sound() && notes.verifiedAt() != null;
  }

  /** Whether it was verified, and found damaged the last time. */
  public boolean damaged() {
    return notes.verifiedAt() != null && !notes.sound();
  }
}

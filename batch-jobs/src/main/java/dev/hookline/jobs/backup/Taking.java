package dev.hookline.jobs.backup;

import dev.hookline.delivery.Refused;
import dev.hookline.jobs.runs.Run;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.snapshot.Export;
import dev.hookline.persistence.snapshot.Piece;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** A backup of this node that is being taken, or was stopped and may go on. */
final class Taking {
  private final Export export;
  private final Queue<Piece> waiting = new ArrayDeque<>();
  private Run run;
  private Instant heldUntil;

  Taking(Export export, Run run) {
    this.export = export;
    this.run = run;
  }

  /** Begins, or goes on under the same snapshot, with what is not copied yet. */
  synchronized void goOn(Run next) {
    run = next;
    heldUntil = null;
    waiting.clear();
    export.pieces().stream().filter(piece -> !export.has(piece)).forEach(waiting::add);
    run.target(export.id());
  }

  /** Copies one piece; false if there is none left. */
  boolean copyNext() {
    Piece piece = next();
    if (piece == null) {
      return false;
    }
    Disk.ask(
        () -> {
          export.copy(piece);
          return null;
        });
    run().figure("pieces_copied", export.copied());
    return true;
  }

  /** Writes the manifest and lets the snapshot go. */
  Manifest seal() {
    Manifest manifest = Disk.ask(export::seal);
    double seconds = Math.max(1, manifest.endedMs() - manifest.beganMs()) / 1000.0;
    run().figure("rows", manifest.rows());
    run().figure("plain_bytes", manifest.plainBytes());
    run().figure("stored_bytes", manifest.storedBytes());
    run().figure("mb_per_s", Math.round(manifest.plainBytes() / seconds / 1e4) / 100.0);
    close();
    return manifest;
  }

  synchronized Run run() {
    return run;
  }

  /** Keeps the snapshot until then, for a restart. */
  synchronized void hold(Instant until) {
    heldUntil = until;
    run.end(RunOutcome.STOPPED, "");
  }

  synchronized boolean heldBeyond(Instant now) {
    return heldUntil != null && now.isAfter(heldUntil);
  }

  /** Throws away what was copied. */
  void abandon() {
    try {
      close();
      Disk.ask(
          () -> {
            export.abandon();
            return null;
          });
    } catch (Refused | UncheckedIOException left) {
      // Without a manifest it is no backup, and retention takes it away.
    }
  }

  private void close() {
    Disk.ask(
        () -> {
          export.close();
          return null;
        });
  }

  private synchronized Piece next() {
    return waiting.poll();
  }
}

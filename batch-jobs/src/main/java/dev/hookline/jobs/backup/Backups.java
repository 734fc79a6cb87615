package dev.hookline.jobs.backup;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.backup.Throttle;
import dev.hookline.persistence.backup.Verdict;
import dev.hookline.persistence.backup.Verification;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.persistence.shelf.Retention;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.persistence.shelf.Shelved;
import dev.hookline.persistence.snapshot.Standing;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.EveryTenant;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** The backups of this node's shelf: which there are, what is known of them, pins, retention. */
@ApplicationScoped
public class Backups {
  @Inject @EveryTenant private DataSource dataSource;
  @Inject private SecretVault vault;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Audit audit;
  private Shelf shelf;

  @PostConstruct
  void open() {
    shelf = new Shelf(Path.of(settings.text(Setting.BACKUP_DIR)));
  }

  /** All of them, unfinished ones too, newest first. */
  public List<Shelved> all() {
    return Disk.ask(shelf::all);
  }

  /**
   * A backup.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Shelved get(String name) {
    return Disk.ask(() -> shelf.find(name))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such backup"));
  }

  /**
   * The backup of the name, or the newest finished one if that is null.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Shelved chosen(String name) {
    return name == null
        ? all().stream()
            .filter(Shelved::finished)
            .findFirst()
            .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "there is no finished backup"))
        : get(name);
  }

  /** How fast backups are taken and read beside the traffic. */
  static Throttle throttle(Settings settings) {
    return new Throttle(settings.integer(Setting.BACKUP_MAX_RATE_MB) * 1_000_000L);
  }

  /** Reads a backup from end to end, notes what came of it, and tells. */
  public Verdict verify(Shelved backup) {
    return Disk.ask(
        () -> {
          int newest = Standing.schemaVersion(dataSource);
          Verdict verdict =
              new Verification(vault, newest, throttle(settings), (part, percent) -> {})
                  .verify(backup.folder());
          shelf.noteVerified(backup.name(), clock.instant(), false, verdict.sound());
          return verdict;
        });
  }

  /** Notes what a deep verification found. */
  public void noteDeep(String name, boolean sound) {
    Disk.ask(
        () -> {
          shelf.noteVerified(name, clock.instant(), true, sound);
          return null;
        });
  }

  /**
   * Keeps a backup, whatever its age, or lets it go to retention.
   *
   * @param reason why it is kept; null lets it go
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Shelved pin(String name, String reason) {
    Shelved backup = get(name);
    Disk.ask(
        () -> {
          shelf.pin(backup.name(), reason);
          return null;
        });
    Acting actor = Acting.current().on(null).because(reason == null ? "" : reason);
    Acting.as(
        actor,
        () -> {
          String act = reason == null ? "backups.unpinned" : "backups.pinned";
          audit.note(AuditAct.done(act, null, name, null));
          return null;
        });
    return get(name);
  }

  /** Deletes what retention does not keep; returns how many went. */
  public int expire() {
    Retention rule =
        new Retention(
            settings.integer(Setting.BACKUP_AT_LEAST),
            settings.integer(Setting.BACKUP_AT_MOST),
            settings.integer(Setting.BACKUP_DAYS));
    List<Shelved> gone = Disk.ask(() -> rule.apply(shelf, clock.instant()));
    gone.forEach(each -> audit.note(AuditAct.done("backups.deleted", null, each.name(), null)));
    return gone.size();
  }
}

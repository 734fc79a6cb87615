package dev.hookline.delivery.operators;

import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.work.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

/**
 * Makes the operator {@code admin} where there is none at all, with a one-time password that is
 * left in a file for the launcher, which shows it once and removes it.
 */
final class FirstAdmin {
  /** In the data directory; only its owner may read it. The launcher knows it by the same name. */
  static final String FILE = "first-admin.password";

  private static final String NAME = "admin";

  private final UnitOfWork work;
  private final PasswordHash passwords;
  private final Uuid7 ids;
  private final Clock clock;

  FirstAdmin(UnitOfWork work, PasswordHash passwords, Uuid7 ids, Clock clock) {
    this.work = work;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes the first admin; on two nodes at once, one of them does. */
  void ensure(Path dataDir) {
    if (work.read(session -> !new OperatorRegister(session).all().isEmpty())) {
      return;
    }
    String password = OneTimePassword.make();
    String hash = passwords.of(password);
    work.write(
        session -> {
          OperatorRegister register = new OperatorRegister(session);
          register.lock();
          if (register.all().isEmpty()) {
            register.add(
                new OperatorAccount(ids.next(), NAME, Role.ADMIN.wireName(), clock.instant())
                    .password(hash, true));
            // Before the commit: without the file nobody could ever sign in.
            write(dataDir.resolve(FILE), password);
          }
          return null;
        });
  }

  private static void write(Path file, String password) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, password + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}

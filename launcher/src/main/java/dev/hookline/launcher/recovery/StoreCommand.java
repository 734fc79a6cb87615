package dev.hookline.launcher.recovery;

import picocli.CommandLine.Command;

/** {@code scripts/hl store}: what is kept, as a whole. */
@Command(
    name = "store",
    description = "Take, check and bring back snapshots of everything that is stored.",
    subcommands = StoreCommand.SnapshotCommand.class,
    mixinStandardHelpOptions = true)
public final class StoreCommand {
  /** {@code scripts/hl store snapshot}. */
  @Command(
      name = "snapshot",
      description = "Snapshots: consistent, encrypted copies taken while the server goes on.",
      subcommands = {
        CreateCommand.class,
        ListCommand.class,
        VerifyCommand.class,
        RestoreCommand.class
      },
      mixinStandardHelpOptions = true)
  static final class SnapshotCommand {}
}

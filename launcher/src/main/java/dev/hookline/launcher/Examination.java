package dev.hookline.launcher;

import com.sun.management.OperatingSystemMXBean;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Authorities;
import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One question after the other to the machine. */
final class Examination {
  private static final long MIB = 1024L * 1024;

  /** What was looked at, whether it is well, and what it is or what to do. */
  record Finding(String what, boolean ok, String detail) {}

  private final Environment environment;
  private final Integer port;

  Examination(Environment environment, Integer port) {
    this.environment = environment;
    this.port = port;
  }

  List<Finding> all() throws IOException {
    DataDir dataDir = environment.dataDir();
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(settings());
    findings.add(freePort(dataDir));
    findings.add(writable(dataDir));
    findings.add(disk(dataDir));
    findings.add(memory());
    findings.add(locale());
    findings.add(setsid());
    return findings;
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    String where = Runtime.version() + " in " + System.getProperty("java.home");
    return new Finding("java", version >= 25, version >= 25 ? where : where + "; 25 is needed");
  }

  private Finding settings() {
    try {
      Authorities.of(environment.settings()).requireCurrent();
      return new Finding("settings", true, "all values are usable");
    } catch (InvalidSettings e) {
      return new Finding("settings", false, e.getMessage());
    }
  }

  private Finding freePort(DataDir dataDir) throws IOException {
    if (RunningServer.find(dataDir).isPresent()) {
      return new Finding("port", true, "HookLine itself runs");
    }
    String text = environment.value(Setting.PORT);
    int wanted = port != null ? port : text.matches("\\d{1,5}") ? Integer.parseInt(text) : 8080;
    return FreePort.isFree(address(), wanted)
        ? new Finding("port", true, wanted + " is free")
        : new Finding("port", false, wanted + " is taken; give another one with --port or HL_PORT");
  }

  private String address() {
    String given = environment.value(Setting.BIND_ADDRESS);
    return given.isBlank() ? Setting.BIND_ADDRESS.defaultText() : given;
  }

  private static Finding writable(DataDir dataDir) {
    Path place = existing(dataDir.root());
    return Files.isWritable(place)
        ? new Finding("data directory", true, dataDir.root().toString())
        : new Finding("data directory", false, place + " is not writable; give another --data-dir");
  }

  private static Finding disk(DataDir dataDir) throws IOException {
    long free = Files.getFileStore(existing(dataDir.root())).getUsableSpace() / MIB;
    return new Finding(
        "disk", free >= 2048, free + " MiB free" + (free >= 2048 ? "" : "; 2048 are needed"));
  }

  private static Finding memory() {
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MIB;
    return new Finding(
        "memory", total >= 1000, total + " MiB" + (total >= 1000 ? "" : "; 1000 are needed"));
  }

  private static Finding locale() {
    boolean utf8 = Charset.defaultCharset().equals(StandardCharsets.UTF_8);
    return new Finding(
        "text", utf8, utf8 ? "UTF-8" : Charset.defaultCharset() + "; set LC_ALL=C.UTF-8");
  }

  private Finding setsid() {
    return Program.find("setsid", environment.searchPath())
        .map(path -> new Finding("setsid", true, path.toString()))
        .orElse(new Finding("setsid", false, "not found; install the package util-linux"));
  }

  private static Path existing(Path path) {
    Path place = path;
    while (!Files.exists(place)) {
      place = place.getParent();
    }
    return place;
  }
}

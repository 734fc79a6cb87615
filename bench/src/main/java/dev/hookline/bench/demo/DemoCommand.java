package dev.hookline.bench.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hl demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}

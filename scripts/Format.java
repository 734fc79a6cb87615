import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Checks or rewrites the layout of every Java file with google-java-format. The build runs it from
 * source on the toolchain's JDK, since the formatter must parse newer Java than Maven may run on.
 *
 * <p>Arguments: {@code check} or {@code write}; whether a file out of form fails the build; the
 * root of the tree. A file is not looked at again until its bytes change.
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".hookline", "node_modules");

  private final Path root;
  private final Path known;

  private Format(Path root) {
    this.root = root;
    this.known = root.resolve("target/format/known-good.txt");
  }

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    boolean fail = Boolean.parseBoolean(args[1]);
    System.exit(new Format(Path.of(args[2])).run(write) || write || !fail ? 0 : 1);
  }

  /** True if every file is in form, or was brought into it. */
  private boolean run(boolean write) throws Exception {
    Set<String> good = good();
    List<Path> files = files();
    List<Path> unseen = new ArrayList<>();
    for (Path file : files) {
      if (!good.contains(digest(file))) {
        unseen.add(file);
      }
    }
    List<Path> wrong = unseen.isEmpty() ? List.of() : outOfForm(unseen);
    if (write && !wrong.isEmpty()) {
      format(wrong, "--replace");
      System.out.println("formatted " + wrong.size() + " of " + files.size() + " files");
      wrong = List.of();
    }
    remember(files, wrong);
    for (Path file : wrong) {
      System.out.println("not formatted: " + root.relativize(file));
    }
    if (!wrong.isEmpty()) {
      System.out.println(
          wrong.size()
              + " of "
              + files.size()
              + " files; rewrite them with:"
              + " mvn -N process-sources -Dformat=write");
    }
    return wrong.isEmpty();
  }

  private List<Path> outOfForm(List<Path> files) throws Exception {
    return format(files, "--dry-run").lines().map(Path::of).sorted().toList();
  }

  private static String format(List<Path> files, String mode) throws Exception {
    List<String> args = new ArrayList<>(List.of(mode));
    files.forEach(file -> args.add(file.toString()));
    java.io.StringWriter out = new java.io.StringWriter();
    java.io.StringWriter err = new java.io.StringWriter();
    int code =
        new Main(new PrintWriter(out, true), new PrintWriter(err, true), System.in)
            .format(args.toArray(String[]::new));
    if (code != 0) {
      System.err.print(err);
      throw new IllegalStateException("google-java-format cannot read every file");
    }
    return out.toString();
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean skipped = SKIPPED.contains(dir.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private Set<String> good() throws IOException {
    return Files.exists(known) ? Set.copyOf(Files.readAllLines(known)) : Set.of();
  }

  private void remember(List<Path> files, List<Path> wrong) throws Exception {
    Set<String> digests = new java.util.TreeSet<>();
    for (Path file : files) {
      if (!wrong.contains(file)) {
        digests.add(digest(file));
      }
    }
    Files.createDirectories(known.getParent());
    Files.write(known, digests);
  }

  /** Of the bytes and of the formatter that judges them. */
  private static String digest(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String judge = Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    digest.update(judge.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}

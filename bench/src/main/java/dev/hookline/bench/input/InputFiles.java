package dev.hookline.bench.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every {@code *.json} file below a directory, in the order of their paths. */
public final class InputFiles {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 100_000;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Path root;
  private final List<Path> files;
  private final List<String> skipped = new ArrayList<>();

  private InputFiles(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /** Finds the files; symbolic links to directories are not followed. */
  public static InputFiles below(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return new InputFiles(
          root,
          all.filter(path -> path.toString().endsWith(".json"))
              .filter(Files::isRegularFile)
              .limit(MOST_FILES)
              .sorted()
              .toList());
    }
  }

  /** The files found. */
  public List<Path> files() {
    return files;
  }

  /** One line for each file read so far that holds no usable JSON. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** The events of one file; none if it is skipped. */
  public List<InputEvent> read(Path file) {
    Path relative = root.relativize(file);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("larger than " + MOST_BYTES + " bytes");
      }
      byte[] text = withoutMark(Files.readAllBytes(file));
      List<InputEvent> events = new ArrayList<>();
      for (Document.Slice slice : Document.slices(text)) {
        byte[] payload = Arrays.copyOfRange(text, slice.from(), slice.to());
        events.add(new InputEvent(relative.toString(), topic(relative, slice), payload));
      }
      return events;
    } catch (IOException e) {
      skipped.add(relative + ": " + reason(e));
      return List.of();
    }
  }

  private static String topic(Path relative, Document.Slice slice) {
    return slice.name() == null ? Topics.of(relative) : Topics.ofEntry(relative, slice.name());
  }

  private static byte[] withoutMark(byte[] text) {
    int mark = BYTE_ORDER_MARK.length;
    boolean marked = text.length >= mark && Arrays.equals(text, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? Arrays.copyOfRange(text, mark, text.length) : text;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case CharacterCodingException notText -> "not UTF-8";
      case JsonProcessingException notJson ->
          "not JSON at line %d, column %d"
              .formatted(notJson.getLocation().getLineNr(), notJson.getLocation().getColumnNr());
      default -> e.getMessage();
    };
  }
}

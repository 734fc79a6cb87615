package dev.hookline.bench.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Topics from paths: {@code orders/eu/paid.json} is {@code orders.eu.paid}. */
final class Topics {
  private static final String SUFFIX = ".json";
  private static final int MOST_CHARACTERS = 256;

  private Topics() {}

  /** The topic of a file; directories and dots separate segments. */
  static String of(Path relativeFile) {
    List<String> segments = segments(relativeFile);
    return joined(segments.isEmpty() ? List.of("input") : segments);
  }

  /** The topic of a named entry in a catalogue file: the entry's name stands for the file's. */
  static String ofEntry(Path relativeFile, String name) {
    List<String> segments = new ArrayList<>();
    if (relativeFile.getParent() != null) {
      segments.addAll(segments(relativeFile.getParent()));
    }
    segments.add(sanitised(name.isBlank() ? "unnamed" : name));
    return joined(segments);
  }

  private static List<String> segments(Path path) {
    List<String> segments = new ArrayList<>();
    for (Path part : path) {
      String name = part.toString();
      String plain =
          name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
      for (String segment : plain.split("\\.")) {
        if (!segment.isEmpty()) {
          segments.add(sanitised(segment));
        }
      }
    }
    return segments;
  }

  private static String sanitised(String segment) {
    return segment.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private static String joined(List<String> segments) {
    String topic = String.join(".", segments);
    return topic.length() <= MOST_CHARACTERS
        ? topic
        : topic.substring(0, MOST_CHARACTERS).replaceAll("\\.$", "");
  }
}

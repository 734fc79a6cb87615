package dev.hookline.launcher.recovery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Archives that must not be taken, by what is wrong with them. Headers are written by hand. */
final class HostileArchives {
  static final String ID = "bkp_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f";
  private static final String OTHER = "bkp_0199c8f0a1b27c3d8e4f5a6b7c8d9e10";
  private static final int BLOCK = 512;
  private static final byte[] TEXT = "content".getBytes(UTF_8);

  private HostileArchives() {}

  static Map<String, byte[]> all(byte[] sound) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String name :
        List.of(
            "../" + ID + "/manifest.json",
            "../../etc/cron.d/x",
            "/etc/passwd",
            "/" + ID + "/manifest.json",
            ID + "/../../manifest.json",
            ID + "/../manifest.json",
            ID + "/..",
            ID + "/.",
            "./" + ID + "/manifest.json",
            ID + "//manifest.json",
            ID + "/sub/chunk-000001",
            ID + "/manifest.json.part",
            ID + "/.notes",
            ID + "/chunk-1",
            ID + "/chunk-0000001",
            ID + "/CHUNK-000001",
            ID + "/chunk-000001 ",
            ID + "\\manifest.json",
            ID + "\\..\\manifest.json",
            "C:\\" + ID + "\\manifest.json",
            "manifest.json",
            "bkp_/manifest.json",
            "bkp_zz99c8f0a1b27c3d8e4f5a6b7c8d9e0f/manifest.json",
            ID.toUpperCase() + "/manifest.json",
            ID + "\u2215manifest.json",
            "~/" + ID,
            "-rf/manifest.json",
            ID + "/manifest.json\n/../x")) {
      all.put("the name " + name, archive(entry(name, '0', "", TEXT)));
    }
    String part = ID + "/chunk-000001";
    for (String target : List.of("/etc/passwd", "../../secret.keys", "manifest.json", ".")) {
      all.put("a symbolic link to " + target, archive(entry(part, '2', target, new byte[0])));
      all.put("a hard link to " + target, archive(entry(part, '1', target, new byte[0])));
      all.put(
          "a part through a symbolic link to " + target,
          archive(entry(ID, '2', target, new byte[0]), entry(part, '0', "", TEXT)));
    }
    all.put("a file that names a link", archive(entry(part, '0', "/etc/passwd", TEXT)));
    all.put("a character device", archive(entry(part, '3', "", new byte[0])));
    all.put("a block device", archive(entry(part, '4', "", new byte[0])));
    all.put("a directory", archive(entry(part, '5', "", new byte[0])));
    all.put("a pipe", archive(entry(part, '6', "", new byte[0])));
    all.put("a sparse file", archive(entry(part, 'S', "", TEXT)));
    all.put("a part twice", archive(entry(part, '0', "", TEXT), entry(part, '0', "", TEXT)));
    all.put(
        "two backups",
        archive(entry(part, '0', "", TEXT), entry(OTHER + "/chunk-000001", '0', "", TEXT)));
    all.put(
        "another name in an extended header",
        archive(pax("path=" + ID + "/../../../x"), entry(part, '0', "", TEXT)));
    all.put(
        "another size in an extended header",
        archive(pax("size=99999999999"), entry(part, '0', "", TEXT)));
    all.put(
        "a link in an extended header",
        archive(pax("linkpath=/etc/passwd"), entry(part, '2', "x", new byte[0])));
    all.put(
        "a long name",
        archive(
            entry("././@LongLink", 'L', "", ("../".repeat(60) + "x").getBytes(UTF_8)),
            entry(part, '0', "", TEXT)));
    all.put("a bomb that says it is huge", archive(sized(part, "77777777777")));
    all.put("a size that is no number", archive(sized(part, "x7zzzzzzzzz")));
    all.put("a wrong checksum", wrongChecksum(part));
    all.put("nothing", new byte[0]);
    all.put("only the end", archive());
    all.put("only zeros", new byte[64 * 1024]);
    all.put("text", "hello".repeat(400).getBytes(UTF_8));
    all.put("a packed bomb", gzip(new byte[1 << 22]));
    all.put("a packed backup", gzip(sound));
    all.put("a backup that is cut", Arrays.copyOf(sound, sound.length / 2));
    all.put("a backup with something behind it", joined(sound, sound));
    all.put("a backup with padding that says something", padded(sound));
    return all;
  }

  private static byte[] archive(byte[]... entries) {
    byte[] all = joined(entries);
    return Arrays.copyOf(all, all.length + 2 * BLOCK);
  }

  private static byte[] entry(String name, char type, String link, byte[] content) {
    byte[] header = header(name, type, link, "%011o".formatted(content.length));
    int padded = (content.length + BLOCK - 1) / BLOCK * BLOCK;
    return joined(header, Arrays.copyOf(content, padded));
  }

  private static byte[] sized(String name, String size) {
    return joined(header(name, '0', "", size), Arrays.copyOf(TEXT, BLOCK));
  }

  private static byte[] pax(String record) {
    String line = " " + record + "\n";
    int length = line.length() + 2;
    String counted = length + line;
    return entry("PaxHeaders/x", 'x', "", counted.getBytes(UTF_8));
  }

  private static byte[] wrongChecksum(String name) {
    byte[] archive = archive(entry(name, '0', "", TEXT));
    archive[150] ^= 1;
    return archive;
  }

  private static byte[] padded(byte[] sound) {
    byte[] padded = sound.clone();
    padded[padded.length - 1] = 1;
    return padded;
  }

  private static byte[] header(String name, char type, String link, String size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name.getBytes(UTF_8), 100);
    put(header, 100, "0000600".getBytes(US_ASCII), 8);
    put(header, 108, "0000000".getBytes(US_ASCII), 8);
    put(header, 116, "0000000".getBytes(US_ASCII), 8);
    put(header, 124, size.getBytes(US_ASCII), 12);
    put(header, 136, "00000000000".getBytes(US_ASCII), 12);
    header[156] = (byte) type;
    put(header, 157, link.getBytes(UTF_8), 100);
    put(header, 257, "ustar\00000".getBytes(US_ASCII), 8);
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum).getBytes(US_ASCII), 8);
    return header;
  }

  private static void put(byte[] header, int at, byte[] text, int most) {
    System.arraycopy(text, 0, header, at, Math.min(text.length, most));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}

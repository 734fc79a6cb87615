package dev.hookline.persistence.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/** The manifest's bytes and their MAC. Nothing of it may be believed before it is authentic. */
final class ManifestFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final long MOST_BYTES = 64L << 20;

  private final byte[] bytes;
  private final byte[] mac;
  private final Manifest manifest;

  private ManifestFile(byte[] bytes, byte[] mac, Manifest manifest) {
    this.bytes = bytes;
    this.mac = mac;
    this.manifest = manifest;
  }

  static ManifestFile read(BackupFolder folder) throws IOException {
    if (!folder.finished()) {
      throw new Unusable(Fault.UNFINISHED, "there is no " + BackupFolder.MANIFEST);
    }
    byte[] bytes = content(folder.file(BackupFolder.MANIFEST));
    byte[] mac = content(folder.file(BackupFolder.MAC));
    try {
      Manifest manifest = JSON.readValue(bytes, Manifest.class);
      if (manifest == null || !Manifest.FORMAT.equals(manifest.format())) {
        throw new Unusable(Fault.UNKNOWN_FORMAT, "it is not a " + Manifest.FORMAT);
      }
      return new ManifestFile(bytes, mac, manifest);
    } catch (JsonProcessingException e) {
      throw new Unusable(Fault.MANIFEST_EDITED, "the manifest is no manifest");
    }
  }

  /** Writes the MAC, and then the manifest: with it the backup is finished. */
  static void write(BackupFolder folder, Manifest manifest, SecretKey key) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(manifest);
    String mac = HexFormat.of().formatHex(Digests.mac(key, bytes)) + "\n";
    folder.write(BackupFolder.MAC, mac.getBytes(StandardCharsets.US_ASCII));
    folder.write(BackupFolder.MANIFEST, bytes);
  }

  Manifest manifest() {
    return manifest;
  }

  void authenticate(SecretKey key) throws Unusable {
    String right = HexFormat.of().formatHex(Digests.mac(key, bytes)) + "\n";
    if (!MessageDigest.isEqual(mac, right.getBytes(StandardCharsets.US_ASCII))) {
      throw new Unusable(Fault.MANIFEST_EDITED, "the manifest or its MAC was changed");
    }
  }

  private static byte[] content(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unusable(Fault.MISSING, "there is no " + file.getFileName());
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new Unusable(Fault.MANIFEST_EDITED, file.getFileName() + " is too long");
    }
    return Files.readAllBytes(file);
  }
}

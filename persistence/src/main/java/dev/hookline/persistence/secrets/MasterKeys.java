package dev.hookline.persistence.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of the key file as they stood when it was read. The first one seals. */
record MasterKeys(Map<String, SecretKey> byId, String activeId) {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int KEY_BYTES = 32;

  static MasterKeys read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new InvalidKeyFile("cannot read the key file " + file, e);
    }
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(keys, line, "line " + (i + 1) + " of the key file " + file);
      }
    }
    if (keys.isEmpty()) {
      throw new InvalidKeyFile("the key file " + file + " holds no key", null);
    }
    return new MasterKeys(Map.copyOf(keys), keys.keySet().iterator().next());
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  SecretKey active() {
    return byId.get(activeId);
  }

  @Override
  public String toString() {
    return "MasterKeys" + byId.keySet();
  }

  // The messages name the place and never what stands there.
  private static void add(Map<String, SecretKey> keys, String line, String place) {
    int colon = line.indexOf(':');
    if (colon < 0 || !KEY_ID.matcher(line.substring(0, colon)).matches()) {
      throw new InvalidKeyFile(place + " does not begin with a key id and a colon", null);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(line.substring(colon + 1).strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyFile(place + " holds no base64 behind its colon", null);
    }
    if (key.length != KEY_BYTES) {
      throw new InvalidKeyFile(place + " holds a key that is not 32 bytes long", null);
    }
    if (keys.put(line.substring(0, colon), new SecretKeySpec(key, "AES")) != null) {
      throw new InvalidKeyFile(place + " repeats a key id", null);
    }
  }
}

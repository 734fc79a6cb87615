package dev.hookline.admin.frame;

/** Addresses that came with a request and are gone to afterwards: pages of the portal only. */
public final class LocalPath {
  private LocalPath() {}

  /** The path if it is one of the portal's, else the other one. */
  public static String or(String path, String otherwise) {
    boolean ours =
        path != null
            && path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().allMatch(each -> each > ' ' && each < 0x7f && each != '\\');
    return ours ? path : otherwise;
  }
}

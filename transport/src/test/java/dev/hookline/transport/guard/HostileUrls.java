package dev.hookline.transport.guard;

import java.util.ArrayList;
import java.util.List;

/** The table of URLs: each forbidden address in every spelling, each trick once. */
final class HostileUrls {
  private static final List<String> NEVER_V4 =
      List.of(
          "0.0.0.0",
          "0.0.0.1",
          "0.255.255.255",
          "100.64.0.1",
          "100.127.255.255",
          "100.100.100.200",
          "168.63.129.16",
          "169.254.0.1",
          "169.254.169.254",
          "169.254.170.2",
          "192.0.0.1",
          "192.0.0.192",
          "192.0.2.1",
          "192.88.99.1",
          "198.18.0.1",
          "198.19.255.255",
          "198.51.100.7",
          "203.0.113.9",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255");
  private static final List<String> PRIVATE_V4 =
      List.of(
          "127.0.0.1",
          "127.0.0.2",
          "127.1.2.3",
          "127.255.255.254",
          "10.0.0.1",
          "10.255.255.255",
          "172.16.0.1",
          "172.31.255.255",
          "192.168.0.1",
          "192.168.255.255");
  private static final List<String> NEVER_V6 =
      List.of(
          "::",
          "::127.0.0.1",
          "::7f00:1",
          "::ffff:127.0.0.1",
          "::ffff:7f00:1",
          "0:0:0:0:0:ffff:a00:1",
          "::ffff:0:127.0.0.1",
          "::ffff:169.254.169.254",
          "64:ff9b::127.0.0.1",
          "64:ff9b::a9fe:a9fe",
          "64:ff9b:1::a00:1",
          "2002:7f00:1::",
          "2002:a9fe:a9fe::1",
          "2001::1",
          "2001:0:7f00:1::",
          "2001:10::1",
          "2001:20::1",
          "2001:db8::1",
          "3fff::1",
          "100::1",
          "fe80::1",
          "febf::1",
          "fec0::1",
          "feff::1",
          "ff02::1",
          "ff0e::1",
          "ff05::2",
          "fd00:ec2::254",
          "fd20:ce::254",
          "4000::1",
          "5f00::1",
          "8000::1",
          "e000::1",
          "fe80::1%25eth0",
          "fe80::1%eth0",
          "::1%25lo");
  private static final List<String> PRIVATE_V6 =
      List.of("::1", "0:0:0:0:0:0:0:1", "fc00::1", "fd00::1", "fd12:3456:789a::1", "fdff::ffff");
  private static final List<String> PRIVATE_NAMES =
      List.of(
          "localhost",
          "LOCALHOST",
          "LocalHost",
          "a.localhost",
          "printer.local",
          "db.internal",
          "metadata.google.internal",
          "host.docker.internal",
          "x.localdomain",
          "nas.home.arpa",
          "kubernetes.default.svc.cluster.local");

  private HostileUrls() {}

  /** Refused whatever the settings. */
  static List<String> refusedAlways() {
    List<String> urls = new ArrayList<>();
    for (String address : NEVER_V4) {
      urls.add("http://" + address + "/");
      urls.add("https://" + address + ":8443/hook?a=b");
      spellings(address, urls);
    }
    for (String address : PRIVATE_V4) {
      spellings(address, urls);
    }
    for (String address : NEVER_V6) {
      urls.add("http://[" + address + "]/");
      urls.add("https://[" + address + "]:8443/hook");
    }
    tricks(urls);
    return urls;
  }

  /** Refused in production, allowed with private targets. */
  static List<String> refusedInPublic() {
    List<String> urls = new ArrayList<>();
    PRIVATE_V4.forEach(address -> urls.add("http://" + address + ":9000/"));
    PRIVATE_V6.forEach(address -> urls.add("http://[" + address + "]:9000/"));
    PRIVATE_NAMES.forEach(name -> urls.add("https://" + name + "/hook"));
    return urls;
  }

  static List<String> fine() {
    return List.of(
        "https://example.com/hook",
        "http://example.com:8080/a/b?c=d&e=%20f",
        "HTTPS://Example.COM/",
        "https://xn--bcher-kva.example/",
        "https://8.8.8.8/hook",
        "https://[2606:4700:4700::1111]/hook",
        "https://[2a00:1450:4001::200e]:8443/",
        "https://1-2-3.example.com",
        "https://172.32.0.1/",
        "https://11.0.0.1/",
        "https://100.128.0.1/",
        "https://192.169.0.1/",
        "https://a.b.c.d.e.example.org/x",
        "https://hooks.slack.com/services/T0/B0/x");
  }

  // What inet_aton, browsers and other resolvers would read as this address.
  private static void spellings(String address, List<String> urls) {
    String[] parts = address.split("\\.");
    long a = Long.parseLong(parts[0]);
    long b = Long.parseLong(parts[1]);
    long c = Long.parseLong(parts[2]);
    long d = Long.parseLong(parts[3]);
    long whole = a << 24 | b << 16 | c << 8 | d;
    urls.add("http://" + whole + "/");
    urls.add("http://0x" + Long.toHexString(whole) + "/");
    urls.add("http://0" + Long.toOctalString(whole) + "/x");
    urls.add("http://" + a + "." + (b << 16 | c << 8 | d) + "/y");
    urls.add("http://" + a + "." + b + "." + (c << 8 | d) + "/z");
    urls.add("http://0" + Long.toOctalString(a) + "." + b + "." + c + "." + d + "/o");
    urls.add("http://0x" + Long.toHexString(a) + "." + b + "." + c + "." + d + "/h");
    urls.add("http://" + address + "./");
    urls.add("http://[::ffff:" + address + "]/m");
  }

  private static void tricks(List<String> urls) {
    urls.addAll(
        List.of(
            "",
            " ",
            "example.com",
            "//example.com/",
            "/hook",
            "http:",
            "http://",
            "http:///x",
            "https://?q",
            "http:example.com",
            "ftp://example.com/",
            "file:///etc/passwd",
            "gopher://example.com/",
            "javascript:alert(1)",
            "data:text/plain,x",
            "jar:http://example.com!/",
            "dict://example.com:11211/",
            "ws://example.com/",
            "unix:///var/run/docker.sock",
            "http+unix://x/",
            "mailto:a@example.com",
            "http://user@example.com/",
            "http://user:pw@example.com/",
            "http://@example.com/",
            "http://example.com@127.0.0.1/",
            "http://127.0.0.1@example.com/",
            "http://example.com#@127.0.0.1/",
            "http://example.com/#fragment",
            "http://example.com:0/",
            "http://example.com:65536/",
            "http://example.com:99999/",
            "http://example.com:-1/",
            "http://example.com:/",
            "http://example.com:80a/",
            "http://example.com:80:80/",
            "http://example.com./",
            "http://localhost./",
            "http://.example.com/",
            "http://example..com/",
            "http://-/",
            "http://exa mple.com/",
            "http://example.com\\@127.0.0.1/",
            "http://example.com\t/",
            "http://example.com\r\n/",
            "http://example.com\u0000/",
            "http://ex%61mple.com/",
            "http://%31%32%37.0.0.1/",
            "http://127%2e0%2e0%2e1/",
            "http://①②⑦.⓪.⓪.①/",
            "http://127。0。0。1/",
            "http://１２７.0.0.1/",
            "http://ⓛocalhost/",
            "http://bücher.example/",
            "http://00/",
            "http://127.1/",
            "http://127.0.1/",
            "http://0x7f.1/",
            "http://0x/",
            "http://1.2.3.4.5/",
            "http://1.2.3.256/",
            "http://256.1.1.1/",
            "http://1.2.3./",
            "http://127.00.0.1/",
            "http://example.123/",
            "http://example.0x7f/",
            "http://[::1/",
            "http://::1/",
            "http://[]/",
            "http://[127.0.0.1]/",
            "http://[::g]/",
            "http://[v1.x]/",
            "http://[1:2:3]/",
            "http://" + "a".repeat(64) + ".example/",
            "http://" + "a.".repeat(140) + "example/",
            "https://example.com/" + "a".repeat(2_040)));
  }
}

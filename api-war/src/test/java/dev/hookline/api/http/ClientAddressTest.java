package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final String PROXIES = "10.0.0.0/8, 192.0.2.7, fd00::/8";

  @Test
  void withoutAProxyTheHeaderIsNotBelieved() {
    assertThat(address("").of("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
    assertThat(address(PROXIES).of("203.0.113.5", List.of("198.51.100.1")))
        .isEqualTo("203.0.113.5");
  }

  @Test
  void behindProxiesItIsTheNearestHopThatIsNone() {
    List<String> hops = List.of("1.2.3.4", "198.51.100.1", "10.9.9.9");
    assertThat(address(PROXIES).of("10.0.0.1", hops)).isEqualTo("198.51.100.1");
    assertThat(address(PROXIES).of("192.0.2.7", hops)).isEqualTo("198.51.100.1");
    assertThat(address(PROXIES).of("fd00:0:0:0:0:0:0:1", hops)).isEqualTo("198.51.100.1");
    assertThat(address(PROXIES).of("192.0.2.8", hops)).isEqualTo("192.0.2.8");
  }

  @Test
  void whatIsNoAddressEndsTheWalk() {
    assertThat(address(PROXIES).of("10.0.0.1", List.of("1.2.3.4", "unknown")))
        .isEqualTo("10.0.0.1");
    assertThat(address(PROXIES).of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(address(PROXIES).of("10.0.0.1", List.of("localhost"))).isEqualTo("10.0.0.1");
  }

  @Test
  void aSettingThatIsNoNetworkIsRefusedAtTheStart() {
    for (String wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x")) {
      assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> address(wrong));
    }
  }

  private static ClientAddress address(String proxies) {
    return new ClientAddress(Settings.of(Map.of("HL_TRUSTED_PROXIES", proxies)));
  }
}

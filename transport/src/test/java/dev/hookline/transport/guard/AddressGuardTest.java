package dev.hookline.transport.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
  private static final NameLookup NOBODY =
      name -> {
        throw new UnknownHostException(name);
      };

  private final AddressGuard strict = new AddressGuard(false, NOBODY);
  private final AddressGuard relaxed = new AddressGuard(true, NOBODY);

  @Test
  void no_hostile_url_gets_through() {
    List<String> hostile = HostileUrls.refusedAlways();
    hostile.addAll(HostileUrls.refusedInPublic());
    System.out.println("address guard: " + hostile.size() + " hostile URLs tried");
    assertThat(hostile).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(300);
    assertThat(hostile).filteredOn(url -> strict.check(url).allowed()).isEmpty();
  }

  @Test
  void private_targets_may_be_allowed_but_nothing_beyond_them() {
    assertThat(HostileUrls.refusedAlways()).filteredOn(u -> relaxed.check(u).allowed()).isEmpty();
    assertThat(HostileUrls.refusedInPublic())
        .filteredOn(u -> !relaxed.check(u).allowed())
        .isEmpty();
  }

  @Test
  void ordinary_urls_are_allowed() {
    assertThat(HostileUrls.fine()).filteredOn(u -> !strict.check(u).allowed()).isEmpty();
  }

  @Test
  void a_refusal_has_a_stable_word_and_a_sentence() {
    assertThat(strict.check("http://127.0.0.1/"))
        .isEqualTo(new Verdict.Refused(Reason.LOOPBACK, "The host is this machine."));
    assertThat(Reason.LINK_LOCAL.word()).isEqualTo("link_local");
    assertThat(strict.check(null).allowed()).isFalse();
  }

  @Test
  void one_forbidden_answer_among_good_ones_refuses_the_host() {
    AddressGuard guard =
        new AddressGuard(
            false, name -> new InetAddress[] {literal("93.184.216.34"), literal("10.0.0.1")});
    assertThatThrownBy(() -> guard.resolve("mixed.example.com", 1_000))
        .isInstanceOf(RefusedAddress.class);
    assertThat(guard.check("https://mixed.example.com/").allowed()).isFalse();
  }

  @Test
  void a_name_that_flips_its_answer_never_yields_a_forbidden_address() {
    AtomicInteger asked = new AtomicInteger();
    AddressGuard guard =
        new AddressGuard(
            false,
            name ->
                new InetAddress[] {
                  literal(asked.getAndIncrement() % 2 == 0 ? "93.184.216.34" : "169.254.169.254")
                });
    List<InetAddress> given = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      try {
        given.addAll(List.of(guard.resolve("flip.example.com", 1_000)));
      } catch (RefusedAddress e) {
        refused++;
      } catch (UnknownHostException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(refused).isEqualTo(500);
    assertThat(given).hasSize(500).containsOnly(literal("93.184.216.34"));
    assertThat(asked).as("one look-up a connection").hasValue(1_000);
  }

  @Test
  void a_mapped_answer_is_judged_as_the_address_it_carries() throws Exception {
    InetAddress mapped = InetAddress.getByAddress("x", literal("127.0.0.1").getAddress());
    AddressGuard guard = new AddressGuard(false, name -> new InetAddress[] {mapped});
    assertThatThrownBy(() -> guard.resolve("mapped.example.com", 1_000))
        .isInstanceOf(RefusedAddress.class);
  }

  @Test
  void a_name_service_that_hangs_is_given_up_in_time_and_does_not_hold_up_other_names()
      throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AddressGuard guard =
        new AddressGuard(
            false,
            name -> {
              if (name.startsWith("slow")) {
                await(release);
              }
              return new InetAddress[] {literal("93.184.216.34")};
            });
    assertThatThrownBy(() -> guard.resolve("slow.example.com", 50))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("in time");
    assertThat(guard.resolve("fast.example.com", 5_000)).hasSize(1);
    release.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetAddress literal(String text) {
    return InetAddress.ofLiteral(text);
  }
}

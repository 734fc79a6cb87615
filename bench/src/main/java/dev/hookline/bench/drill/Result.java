package dev.hookline.bench.drill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** What a disaster drill found; the members are those of {@code --json}. */
record Result(
    String drill,
    @JsonProperty("began_at") String beganAt,
    int tenants,
    @JsonProperty("rate_per_s") int rate,
    Phase baseline,
    Phase outage,
    Phase afterwards,
    @JsonProperty("rto_ms") Rto rto,
    Rpo rpo,
    long leaked,
    Isolation isolation,
    Targets targets,
    boolean passed,
    String verdict) {

  /**
   * Milliseconds from the kill, -1 for never.
   *
   * @param detect until the supervisor noticed
   * @param restart until there was a new process
   * @param ready until the node said that it is ready
   * @param resume until everything had arrived that was acknowledged before the kill
   * @param drain until, with the node back, no more waited than before the kill
   * @param total until all of that was so
   * @param publishSilence the longest time in which nothing was acknowledged
   * @param deliveryStandstill the longest time in which nothing arrived
   */
  record Rto(
      double detect,
      double restart,
      double ready,
      double resume,
      double drain,
      double total,
      @JsonProperty("publish_silence") double publishSilence,
      @JsonProperty("delivery_standstill") double deliveryStandstill) {}

  /**
   * Events, of all tenants.
   *
   * @param deadLettered acknowledged ones that did not arrive and wait for a person
   * @param lost acknowledged ones that neither arrived nor wait
   * @param duplicates deliveries beyond the first of their event
   * @param madeTwice events that one idempotency key made more than once
   * @param ambiguous calls that broke off, so that the client had to ask again
   * @param givenUp events that no node took for two minutes
   */
  record Rpo(
      long acknowledged,
      long delivered,
      @JsonProperty("dead_lettered") long deadLettered,
      long lost,
      long duplicates,
      @JsonProperty("made_twice") long madeTwice,
      long ambiguous,
      @JsonProperty("given_up") long givenUp,
      @JsonProperty("changed_bodies") long changedBodies,
      @JsonProperty("wrong_signatures") long wrongSignatures) {}

  /** What must not be exceeded. */
  record Targets(@JsonProperty("rto_ms") long rtoMs, long lost, long leaked) {}

  static final Targets TARGETS = new Targets(60_000, 0, 0);

  /** Every target that was missed, in words; empty if the drill passed. */
  static List<String> missed(Rto rto, Rpo rpo, Isolation isolation) {
    List<String> missed = new ArrayList<>();
    if (rto.total() < 0) {
      missed.add("not all was as before within the time");
    } else if (rto.total() > TARGETS.rtoMs()) {
      missed.add("recovery took %,.0f ms of %,d".formatted(rto.total(), TARGETS.rtoMs()));
    }
    note(missed, rpo.lost(), "events lost");
    note(missed, rpo.deadLettered(), "events dead-lettered");
    note(missed, rpo.madeTwice(), "events made twice");
    note(missed, rpo.givenUp(), "events that no node took");
    note(missed, rpo.changedBodies(), "changed bodies");
    note(missed, rpo.wrongSignatures(), "wrong signatures");
    note(missed, isolation.leaked(), "things seen by the wrong tenant");
    if (rpo.acknowledged() == 0 || !isolation.looked()) {
      missed.add("there was nothing to look at");
    }
    return missed;
  }

  private static void note(List<String> missed, long count, String what) {
    if (count > 0) {
      missed.add(count + " " + what);
    }
  }
}

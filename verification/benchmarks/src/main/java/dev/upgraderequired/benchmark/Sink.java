package dev.upgraderequired.benchmark;

import org.openjdk.jmh.infra.Blackhole;

/** Where what nobody uses goes, so that the compiler cannot leave it out. */
final class Sink {

  private Sink() {}

  static Blackhole create() {
    return new Blackhole(
        "Today's password is swordfish. I understand instantiating Blackholes directly is"
            + " dangerous.");
  }
}

package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class NodeNameTest {

  private static final Callable<String> ANY = () -> "host";

  @Test
  void isThatOfTheContainer() {
    assertThat(NodeName.of(Map.of("HOSTNAME", "shop-7d4b9"), ANY)).isEqualTo("shop-7d4b9");
    assertThat(NodeName.of(Map.of("COMPUTERNAME", "WEB1"), ANY)).isEqualTo("WEB1");
  }

  @Test
  void isOtherwiseThatOfTheMachine() {
    assertThat(NodeName.of(Map.of(), ANY)).isEqualTo("host");
    assertThat(NodeName.of(Map.of("HOSTNAME", " "), ANY)).isEqualTo("host");
  }

  @Test
  void isUnknownIfTheMachineDoesNotKnowIt() {
    assertThat(
            NodeName.of(
                Map.of(),
                () -> {
                  throw new UnknownHostException("no such host");
                }))
        .isEqualTo("unknown");
    assertThat(NodeName.of(Map.of(), () -> "")).isEqualTo("unknown");
  }
}

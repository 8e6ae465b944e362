package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The name of this machine or container, by which operators know it. */
final class NodeName {

  private static final String UNKNOWN = "unknown";

  private NodeName() {}

  // Found at the first report, since InetAddress may ask a name server.
  private static final class Holder {
    static final String NAME = of(System.getenv(), () -> InetAddress.getLocalHost().getHostName());
  }

  static String get() {
    return Holder.NAME;
  }

  /** From the environment of a container or of Windows; otherwise as the machine is called. */
  static String of(Map<String, String> environment, Callable<String> hostName) {
    return named(Stream.of("HOSTNAME", "COMPUTERNAME").map(environment::get))
        .or(() -> named(Stream.of(ForeignCode.call(hostName, failure -> UNKNOWN))))
        .orElse(UNKNOWN);
  }

  private static Optional<String> named(Stream<String> names) {
    return names.filter(Objects::nonNull).filter(name -> !name.isBlank()).findFirst();
  }
}

package dev.upgraderequired.clients;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a developer sees, who prints all there is: of an answer, or of an exception. */
record Seen(String text) {

  /** An answer; the version as in HTTP/1.1 and HTTP/2, whatever the client calls it. */
  static Seen answer(Object version, int status, Optional<String> upgrade, String content) {
    String http = version.toString().matches("(?i).*h(ttp[/_])?2.*") ? "HTTP/2" : "HTTP/1.1";
    String field = upgrade.map(value -> "Upgrade: " + value + "\n").orElse("");
    return new Seen(http + " " + status + "\n" + field + "\n" + content);
  }

  static Seen thrown(Throwable thrown) {
    return new Seen(
        Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
            .map(Throwable::toString)
            .collect(Collectors.joining("\nCaused by: ")));
  }
}

package dev.upgraderequired.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** A kind of request that clients send all day, or now and then, and what may come of it. */
enum Traffic {
  SERVED_BY_TLS_1_3("TLSv1.3", Set.of("200")),
  REFUSED_BY_TLS_1_2("TLSv1.2", Set.of("426")),
  REFUSED_IN_CLEARTEXT("", Set.of("426")),
  POSTED_IN_CLEARTEXT("", Set.of("426")),
  ASKED_FOR_BY_HEAD("", Set.of("426")),
  ABORTED_IN_CLEARTEXT("", Set.of("aborted")),
  ABORTED_BY_TLS("TLSv1.3", Set.of("aborted")),
  // A container answers or hangs up. A request that is right after all is refused.
  MALFORMED(
      "", Set.of("400", "404", "405", "413", "414", "417", "426", "431", "501", "505", "none"));

  private static final List<String> AGENTS =
      List.of(
          "curl/7.29.0",
          "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/63.0 Safari/537.36",
          "Java/1.7.0_80",
          "%");

  private static final List<String> LANGUAGES =
      List.of("en", "de-CH,de;q=0.9,fr;q=0.1", "ar", "zh-TW", "*", "-", "xx");

  private static final List<String> TYPES =
      List.of("text/html", "application/json", "text/plain", "application/xml", "*/*", ";");

  private final String transport;

  @SuppressWarnings("ImmutableEnumChecker") // All of them are made by Set.of.
  private final Set<String> expected;

  Traffic(String transport, Set<String> expected) {
    this.transport = transport;
    this.expected = expected;
  }

  /** A TLS version; empty for cleartext. */
  String transport() {
    return transport;
  }

  boolean isAborted() {
    return this == ABORTED_IN_CLEARTEXT || this == ABORTED_BY_TLS;
  }

  boolean expects(String outcome) {
    return expected.contains(outcome);
  }

  byte[] request(Random random) {
    String method =
        this == ASKED_FOR_BY_HEAD ? "HEAD" : this == POSTED_IN_CLEARTEXT ? "POST" : "GET";
    String content = this == POSTED_IN_CLEARTEXT ? "x".repeat(random.nextInt(4000)) : "";
    // One line, with its length, in place of the tour at the root.
    String target =
        this == SERVED_BY_TLS_1_3 ? "/served" : "/" + Integer.toString(random.nextInt(), 36);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %s\r\nAccept: %s\r\nAccept-Language: %s\r\n"
            .formatted(
                method,
                target,
                one(AGENTS, random).replace("%", "agent-" + random.nextInt()),
                one(TYPES, random),
                one(LANGUAGES, random));
    byte[] request =
        (head + "Content-Length: " + content.length() + "\r\n\r\n" + content).getBytes(ISO_8859_1);
    return this == MALFORMED ? spoilt(request, random) : request;
  }

  private static byte[] spoilt(byte[] request, Random random) {
    for (int i = random.nextInt(8); i >= 0; i--) {
      request[random.nextInt(request.length)] = (byte) random.nextInt();
    }
    return request;
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

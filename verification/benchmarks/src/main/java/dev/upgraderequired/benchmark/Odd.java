package dev.upgraderequired.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a client makes up anew for each request, as long as containers take it by default. */
enum Odd {
  NOTHING("nothing: equal requests", FloodServer.SITE),
  ACCEPT("`Accept`", FloodServer.SITE),
  ACCEPT_LANGUAGE("`Accept-Language`", FloodServer.SITE),
  USER_AGENT("`User-Agent`", FloodServer.SITE),
  ORIGIN("`Origin`", FloodServer.SITE),
  UPGRADE("`Upgrade`", FloodServer.SITE),
  COLLIDING("`Upgrade`, all names with one hash code", FloodServer.SITE),
  PATH("the path", FloodServer.SITE),
  QUERY("the query", FloodServer.SITE),
  ALL("all of these", FloodServer.SITE),
  PREVIEW("a query behind `?preview=` of the check path", FloodServer.CHECK),
  EACH_PREVIEW("nothing: each `?preview=` in turn", FloodServer.CHECK),
  NOTHING_BEHIND_PROXY("nothing, behind a trusted proxy", FloodServer.SITE_BEHIND_PROXY),
  FORWARDED_FOR("`X-Forwarded-For`, behind a trusted proxy", FloodServer.SITE_BEHIND_PROXY);

  /** Both containers take heads of 8 KiB. */
  private static final int LENGTH = 7_500;

  /** Each of {@link #ALL}, with the element that may exceed it: as long as the filter parses. */
  private static final int LENGTH_OF_EACH = 960;

  private final String words;
  private final String path;

  Odd(String words, String path) {
    this.words = words;
    this.path = path;
  }

  /** The same without anything odd. */
  Odd base() {
    return this == FORWARDED_FOR ? NOTHING_BEHIND_PROXY : NOTHING;
  }

  boolean isBase() {
    return this == base() || this == NOTHING_BEHIND_PROXY;
  }

  boolean isPreview() {
    return this == PREVIEW || this == EACH_PREVIEW;
  }

  /** The status where the filter responds. */
  int status() {
    return isPreview() ? 200 : 426;
  }

  /** The request of this number, to the filter. */
  byte[] toFilter(int number) {
    return request(path, number);
  }

  /** The same to a servlet that has its response in memory. */
  byte[] toServlet(int number) {
    return request(FloodServer.STATIC, number);
  }

  private byte[] request(String target, int number) {
    OddText text = new OddText(new SplittableRandom(number));
    String head =
        "GET "
            + target
            + of(PATH, "", text)
            + of(QUERY, "?", text)
            + (this == PREVIEW ? "?preview=cleartext&x=" + text.words(20) : "")
            + (this == EACH_PREVIEW ? PreviewQuery.of(number) : "")
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
            + field("Accept", ACCEPT, "application/json", text)
            + field("Accept-Language", ACCEPT_LANGUAGE, "de-CH, de;q=0.9, en;q=0.8", text)
            + field("User-Agent", USER_AGENT, "flood/1.0", text)
            + field("Origin", ORIGIN, "https://app.example.org", text)
            + field("Upgrade", UPGRADE, "chat/1", text)
            + (base() == NOTHING_BEHIND_PROXY || this == NOTHING_BEHIND_PROXY ? proxied(text) : "");
    return (head + "\r\n").getBytes(ISO_8859_1);
  }

  private String of(Odd which, String prefix, OddText text) {
    return this == which || this == ALL ? prefix + which.value(length(), text) : "";
  }

  private String field(String name, Odd which, String usual, OddText text) {
    boolean collides = this == COLLIDING && which == UPGRADE;
    String odd = collides ? COLLIDING.value(LENGTH, text) : of(which, "", text);
    return name + ": " + (odd.isEmpty() ? usual : odd) + "\r\n";
  }

  private String proxied(OddText text) {
    String client = this == FORWARDED_FOR ? value(LENGTH, text) : "192.0.2.7";
    return "X-Forwarded-For: " + client + "\r\nX-Forwarded-Proto: http\r\n";
  }

  private int length() {
    return this == ALL ? LENGTH_OF_EACH : LENGTH;
  }

  private String value(int length, OddText text) {
    return switch (this) {
      case ACCEPT -> text.list(length, () -> text.words(6) + "/" + text.words(6) + text.weight());
      case ACCEPT_LANGUAGE ->
          text.list(length, () -> text.words(2) + "-" + text.words(4) + text.weight());
      case USER_AGENT -> text.repeated(length, " ", () -> text.words(8) + "/" + text.number(99));
      case ORIGIN -> "https://" + text.repeated(length, ".", () -> text.words(12)) + ".example";
      case UPGRADE -> text.list(length, () -> text.words(8) + "/" + text.number(9));
      case COLLIDING -> text.list(length, () -> text.colliding(12));
      case PATH -> text.repeated(length, "", () -> "/" + text.words(8));
      case QUERY -> text.repeated(length, "&", () -> text.words(6) + "=" + text.words(6));
      case FORWARDED_FOR -> text.list(length, () -> address(text));
      default -> "";
    };
  }

  private static String address(OddText text) {
    return IntStream.range(0, 4).mapToObj(i -> text.number(256)).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return words;
  }
}

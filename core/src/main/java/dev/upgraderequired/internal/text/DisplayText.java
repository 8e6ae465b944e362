package dev.upgraderequired.internal.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Protocols and times in the form shown to people. */
public final class DisplayText {

  /** The same in every language, so that people can quote it to each other. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DisplayText() {}

  /** The display name of an upgrade token: {@code TLS 1.2}, {@code HTTP/2}, {@code WebSocket}. */
  public static String protocol(String token) {
    if (token.startsWith("TLS/") || token.startsWith("SSL/")) {
      return token.replace('/', ' ');
    }
    return switch (token) {
      case "HTTP/2.0" -> "HTTP/2";
      case "HTTP/3.0" -> "HTTP/3";
      case "websocket" -> "WebSocket";
      default -> token;
    };
  }

  /** A time to the minute: {@code 2027-03-01 00:00 UTC}. */
  public static String time(Instant time) {
    return TIME.format(time);
  }
}

package dev.upgraderequired.internal.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How people say what protocols write. */
public final class DisplayText {

  /** Alike in every language, so that people can tell each other. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DisplayText() {}

  /** {@code TLS 1.2}, {@code HTTP/2} and {@code WebSocket} for the tokens of an Upgrade field. */
  public static String protocol(String token) {
    return token
        .replaceFirst("^(TLS|SSL)/", "$1 ")
        .replaceFirst("^(HTTP/[23])\\.0$", "$1")
        .replaceFirst("^websocket$", "WebSocket");
  }

  /** A time to the minute: {@code 2027-03-01 00:00 UTC}. */
  public static String time(Instant time) {
    return TIME.format(time);
  }
}

package dev.upgraderequired.internal.negotiation.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that a proxy sends in a field, to show that it is the site's own and not that of another
 * customer of the same service. It never shows in a message.
 */
public final class ProxySecret {

  /** Shorter ones can be guessed by asking. */
  private static final int SHORTEST = 16;

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");
  private static final Pattern FIELD = Pattern.compile("(" + NAME + "):[ \\t]*(" + VALUE + ")");

  private final String name;
  private final byte[] value;

  private ProxySecret(String name, String value) {
    this.name = name;
    this.value = value.getBytes(UTF_8);
  }

  /**
   * A secret written as {@code Field-Name: value}.
   *
   * @throws IllegalArgumentException if it is not, or too short; the message does not quote it
   */
  public static ProxySecret parse(String text) {
    Matcher field = FIELD.matcher(text);
    if (!field.matches()) {
      throw new IllegalArgumentException(
          "the value is not a field, or has nothing behind its colon; use one such as"
              + " X-Origin-Verify: 0123456789abcdef");
    }
    return of(field.group(1), field.group(2));
  }

  /**
   * A secret as the name and the value of its field.
   *
   * @throws IllegalArgumentException if either is not, or the value is too short; the message does
   *     not quote it
   */
  public static ProxySecret of(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the name or the value is not that of a field; use such as X-Origin-Verify and"
              + " 0123456789abcdef");
    }
    if (value.length() < SHORTEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the value is too short; use at least %d characters", SHORTEST));
    }
    return new ProxySecret(name, value);
  }

  /** The name of the field. */
  public String name() {
    return name;
  }

  /** Whether a request brings it, in exactly one line; compared in constant time. */
  boolean isIn(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    if (lines == null || !lines.hasMoreElements()) {
      return false;
    }
    // Without a limit: how long a secret is, is for the operator to choose.
    byte[] only = lines.nextElement().getBytes(UTF_8);
    return !lines.hasMoreElements() && MessageDigest.isEqual(only, value);
  }

  @Override
  public String toString() {
    return name + ": ***";
  }
}

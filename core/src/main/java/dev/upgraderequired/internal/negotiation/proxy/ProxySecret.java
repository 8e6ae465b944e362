package dev.upgraderequired.internal.negotiation.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.field.Token;
import dev.upgraderequired.internal.request.ContainerRequest;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * A secret that a proxy sends in a header field, to prove that it belongs to the site and not to
 * another customer of the same service. No message contains it.
 */
public final class ProxySecret {

  /** Shorter secrets can be guessed by sending requests. */
  private static final int MIN_LENGTH = 16;

  private static final LazyPattern NAME = new LazyPattern(Token.REGEX);
  private static final LazyPattern VALUE = new LazyPattern("[!-~](?:[ -~]*[!-~])?");
  private static final LazyPattern FIELD = new LazyPattern("(" + NAME + "):[ \\t]*(" + VALUE + ")");

  private final String name;
  private final byte[] value;

  private ProxySecret(String name, String value) {
    this.name = name;
    this.value = value.getBytes(UTF_8);
  }

  /**
   * A secret written as {@code Field-Name: value}.
   *
   * @throws IllegalArgumentException if it is malformed or too short; the message does not quote it
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
   * @throws IllegalArgumentException if the name or value is malformed or too short; the message
   *     does not quote it
   */
  public static ProxySecret of(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the name or the value is not that of a field; use such as X-Origin-Verify and"
              + " 0123456789abcdef");
    }
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the value is too short; use at least %d characters", MIN_LENGTH));
    }
    return new ProxySecret(name, value);
  }

  /** The name of the field. */
  public String name() {
    return name;
  }

  /** Whether a request has the secret in exactly one line; compared in constant time. */
  boolean isIn(ContainerRequest request) {
    Enumeration<String> lines = request.lines(name);
    if (!lines.hasMoreElements()) {
      return false;
    }
    // Without a length limit: the operator chooses the secret.
    byte[] only = lines.nextElement().getBytes(UTF_8);
    return !lines.hasMoreElements() && MessageDigest.isEqual(only, value);
  }

  @Override
  public String toString() {
    return name + ": ***";
  }
}

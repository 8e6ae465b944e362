package dev.upgraderequired.internal.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The policy of a page that loads nothing but its inline styles (CSP Level 3 §2.3). */
public final class ContentSecurityPolicy {

  /** A style also ends with the page, as in browsers. */
  private static final Pattern STYLE =
      Pattern.compile(
          "<style(?![^\\s/>$])[^>]*+(?:>|\\z)(.*?)(?:</style>|\\z)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private ContentSecurityPolicy() {}

  /** The value of {@code Content-Security-Policy} for a page. */
  public static String of(CharSequence html) {
    String styles =
        STYLE
            .matcher(html)
            .results()
            .map(style -> " 'sha256-" + sha256(style.group(1)) + "'")
            .collect(Collectors.joining());
    return "default-src 'none'; style-src"
        + (styles.isEmpty() ? " 'none'" : styles)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  /** Whether any style of a page contains a text. */
  public static boolean anyStyleContains(String text, String html) {
    return STYLE.matcher(html).results().anyMatch(style -> style.group(1).contains(text));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package dev.upgraderequired.internal.negotiation.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the header fields in which a proxy reports what its client negotiated.
 *
 * @param tls of the field for the TLS version
 * @param cipher of the field for the cipher suite
 * @param http of the field for the HTTP version
 * @param scheme of the field for the URI scheme
 */
public record FieldNames(
    Optional<String> tls, Optional<String> cipher, Optional<String> http, String scheme) {

  public static final FieldNames USUAL =
      new FieldNames(
          Optional.of("X-SSL-Protocol"),
          Optional.of("X-SSL-Cipher"),
          Optional.of("X-Client-Protocol"),
          "X-Forwarded-Proto");

  public static final FieldNames OF_CLIENT =
      USUAL.withTls("X-Client-Tls-Version").withCipher("X-Client-Tls-Cipher");

  public static final FieldNames OF_IIS =
      new FieldNames(USUAL.tls, Optional.empty(), USUAL.http, USUAL.scheme);

  public static final FieldNames OF_ALB =
      new FieldNames(
          Optional.of("X-Amzn-Tls-Version"),
          Optional.of("X-Amzn-Tls-Cipher-Suite"),
          Optional.empty(),
          "X-Forwarded-Proto");

  public static final FieldNames OF_CLOUDFRONT =
      new FieldNames(
          Optional.of("CloudFront-Viewer-TLS"),
          Optional.of("CloudFront-Viewer-TLS"),
          Optional.of("CloudFront-Viewer-Http-Version"),
          "CloudFront-Forwarded-Proto");

  public static final FieldNames OF_APP_SERVICE =
      new FieldNames(
          Optional.of("X-Forwarded-TlsVersion"),
          Optional.empty(),
          Optional.empty(),
          "X-AppService-Proto");

  public static final FieldNames SCHEME_ALONE =
      new FieldNames(Optional.empty(), Optional.empty(), Optional.empty(), "X-Forwarded-Proto");

  /** Whether the names differ; only the TLS version and the cipher suite may share a field. */
  public boolean areDistinct() {
    List<String> all = all();
    boolean isShared = tls.isPresent() && tls.equals(cipher);
    return new HashSet<>(all).size() + (isShared ? 1 : 0) == all.size();
  }

  /** Whether a name is one of these, in any case. */
  public boolean contains(String name) {
    return all().contains(name.toLowerCase(Locale.ROOT));
  }

  private List<String> all() {
    return Stream.of(tls, cipher, http, Optional.of(scheme))
        .flatMap(Optional::stream)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The names in lower case, for a message. */
  public String inWords() {
    return String.join(", ", all());
  }

  /** The same names except for that of the TLS version. */
  private FieldNames withTls(String name) {
    return new FieldNames(Optional.of(name), cipher, http, scheme);
  }

  /** The same names except for that of the cipher suite. */
  private FieldNames withCipher(String name) {
    return new FieldNames(tls, Optional.of(name), http, scheme);
  }
}

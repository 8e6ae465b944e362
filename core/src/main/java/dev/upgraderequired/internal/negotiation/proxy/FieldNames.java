package dev.upgraderequired.internal.negotiation.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the fields in which a proxy tells what its client negotiated.
 *
 * @param tls the TLS version
 * @param cipher the cipher suite
 * @param http the version of HTTP
 * @param scheme the scheme, which is that of a URI
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

  /** Whether no field tells two things; but one may tell the suite beside the TLS version. */
  public boolean areDistinct() {
    List<String> all = all();
    boolean together = tls.isPresent() && tls.equals(cipher);
    return new HashSet<>(all).size() + (together ? 1 : 0) == all.size();
  }

  /** Whether a field of this name is one of them. */
  public boolean include(String name) {
    return all().contains(name.toLowerCase(Locale.ROOT));
  }

  private List<String> all() {
    return Stream.of(tls, cipher, http, Optional.of(scheme))
        .flatMap(Optional::stream)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The names, for a message. */
  public String inWords() {
    return String.join(", ", all());
  }

  /** The same names, but this one for the TLS version. */
  private FieldNames withTls(String name) {
    return new FieldNames(Optional.of(name), cipher, http, scheme);
  }

  /** The same names, but this one for the cipher suite. */
  private FieldNames withCipher(String name) {
    return new FieldNames(tls, Optional.of(name), http, scheme);
  }
}

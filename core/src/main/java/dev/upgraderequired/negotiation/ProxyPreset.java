package dev.upgraderequired.negotiation;

import static java.util.stream.Collectors.joining;

import dev.upgraderequired.protocol.TlsVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a kind of proxy tells what its client negotiated. */
public enum ProxyPreset {
  NGINX(FieldNames.USUAL),
  HAPROXY(FieldNames.USUAL, ""),
  APACHE(FieldNames.USUAL, "", "(null)"),
  CADDY(FieldNames.USUAL, "{http.request.tls.version}"),
  VARNISH_HITCH(FieldNames.USUAL),
  ENVOY(FieldNames.USUAL, "-"),
  AWS_ALB(FieldNames.OF_ALB),
  CLOUDFRONT(FieldNames.OF_CLOUDFRONT),
  GCP(FieldNames.OF_CLIENT, ""),
  AZURE_APPGATEWAY(FieldNames.USUAL, ""),
  AZURE_FRONTDOOR(FieldNames.USUAL, ""),
  AZURE_APPSERVICE(FieldNames.OF_APP_SERVICE),
  CLOUDFLARE(FieldNames.OF_CLIENT, "none"),
  FASTLY(FieldNames.USUAL, ""),
  AKAMAI(FieldNames.USUAL, ""),
  F5(FieldNames.USUAL),
  /** The attributes of Tomcat's AJP connector. */
  AJP(FieldNames.SCHEME_ALONE),
  /** What stands in the PROXY v2 preamble that Jetty has read. */
  PROXY_V2(FieldNames.SCHEME_ALONE),
  SCHEME_ONLY(FieldNames.SCHEME_ALONE);

  private final FieldNames fieldNames;
  private final Set<String> cleartext;

  ProxyPreset(FieldNames fieldNames, String... cleartext) {
    this.fieldNames = fieldNames;
    this.cleartext = Set.of(cleartext);
  }

  /** The preset of this name, such as {@code aws-alb}. */
  public static Optional<ProxyPreset> parse(String text) {
    return Stream.of(values())
        .filter(preset -> preset.toString().equalsIgnoreCase(text))
        .findFirst();
  }

  /** The names of all presets. */
  public static String names() {
    return Stream.of(values()).map(ProxyPreset::toString).collect(joining(", "));
  }

  /** Whether it reads fields, whose names can be others than the usual ones. */
  public boolean readsFields() {
    return this != AJP && this != PROXY_V2;
  }

  /** Whether the addresses of these proxies serve other customers of their operator too. */
  public boolean sharesAddresses() {
    return switch (this) {
      case CLOUDFRONT, AZURE_FRONTDOOR, CLOUDFLARE, FASTLY, AKAMAI -> true;
      default -> false;
    };
  }

  /** The names that its fields usually have. */
  public FieldNames fieldNames() {
    return fieldNames;
  }

  /** Reads what it tells. */
  ForwardedSource source(FieldNames names, Optional<TlsVersion> assumed) {
    return switch (this) {
      case AJP -> new AjpAttributes();
      case PROXY_V2 -> new JettyProxyPreamble();
      default -> new ForwardedFields(names, format(), cleartext, assumed);
    };
  }

  private TlsFieldFormat format() {
    return switch (this) {
      case CLOUDFRONT -> TlsFieldFormat.VERSION_SUITE_HANDSHAKE;
      case GCP -> TlsFieldFormat.VERSION_OR_QUIC;
      default -> TlsFieldFormat.VERSION;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

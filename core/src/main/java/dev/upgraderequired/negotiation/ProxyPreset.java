package dev.upgraderequired.negotiation;

import static java.util.stream.Collectors.joining;

import dev.upgraderequired.protocol.TlsVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a kind of proxy tells what its client negotiated: most do by fields, see {@link FieldNames}.
 */
public enum ProxyPreset {
  /** nginx, with {@code proxy_set_header}. */
  NGINX,
  /** HAProxy, with {@code http-request set-header}. */
  HAPROXY,
  /** Apache httpd, with {@code RequestHeader}. */
  APACHE,
  /** Caddy, with {@code header_up}. */
  CADDY,
  /** Varnish behind hitch, which tells it by the PROXY protocol. */
  VARNISH_HITCH,
  /** Envoy, with {@code request_headers_to_add}. */
  ENVOY,
  /** The Application Load Balancer of AWS, in the fields that it can write. */
  AWS_ALB,
  /** CloudFront, in the fields that an origin request policy adds. */
  CLOUDFRONT,
  /** Google Cloud's Application Load Balancer, with custom request headers. */
  GCP,
  /** Azure Application Gateway, with rewrite rules. */
  AZURE_APPGATEWAY,
  /** Azure Front Door, with its rules. */
  AZURE_FRONTDOOR,
  /** Azure App Service, in the fields that its front ends write. */
  AZURE_APPSERVICE,
  /** Cloudflare, with request header transform rules. */
  CLOUDFLARE,
  /** Fastly, with VCL. */
  FASTLY,
  /** Akamai, with its property manager. */
  AKAMAI,
  /** F5 BIG-IP, with an iRule. */
  F5,
  /** The attributes of Tomcat's AJP connector. */
  AJP,
  /** What stands in the PROXY v2 preamble that Jetty has read. */
  PROXY_V2,
  /** Any that writes {@code X-Forwarded-Proto} and no more: the TLS version is what is assumed. */
  SCHEME_ONLY;

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

  /**
   * Whether such a proxy may copy bytes from a request with {@code Upgrade} on, whatever the answer
   * is, so that its client writes the next request itself: {@code pipe} of Varnish.
   */
  boolean tunnelsWhateverTheAnswer() {
    return this == VARNISH_HITCH;
  }

  /** The names that its fields usually have. */
  public FieldNames fieldNames() {
    return switch (this) {
      case AWS_ALB -> FieldNames.OF_ALB;
      case CLOUDFRONT -> FieldNames.OF_CLOUDFRONT;
      case GCP, CLOUDFLARE -> FieldNames.OF_CLIENT;
      case AZURE_APPSERVICE -> FieldNames.OF_APP_SERVICE;
      case AJP, PROXY_V2, SCHEME_ONLY -> FieldNames.SCHEME_ALONE;
      default -> FieldNames.USUAL;
    };
  }

  /** Reads what it tells. */
  ForwardedSource source(FieldNames names, Optional<TlsVersion> assumed) {
    return switch (this) {
      case AJP -> new AjpAttributes();
      case PROXY_V2 -> new JettyProxyPreamble();
      default -> new ForwardedFields(names, format(), cleartext(), assumed);
    };
  }

  /** What it writes in place of a TLS version where there is no TLS. */
  private Set<String> cleartext() {
    return switch (this) {
      case HAPROXY, GCP, AZURE_APPGATEWAY, AZURE_FRONTDOOR, FASTLY, AKAMAI -> Set.of("");
      case APACHE -> Set.of("", "(null)");
      case CADDY -> Set.of("{http.request.tls.version}");
      case ENVOY -> Set.of("-");
      case CLOUDFLARE -> Set.of("none");
      default -> Set.of();
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

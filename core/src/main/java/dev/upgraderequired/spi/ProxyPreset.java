package dev.upgraderequired.spi;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of proxy, and how it reports what its client negotiated: most set header fields. */
public enum ProxyPreset {
  /** nginx, with {@code proxy_set_header}. */
  NGINX,
  /** HAProxy, with {@code http-request set-header}. */
  HAPROXY,
  /** Apache httpd, with {@code RequestHeader}. */
  APACHE,
  /** Caddy, with {@code header_up}. */
  CADDY,
  /** Varnish behind hitch, which reports it by the PROXY protocol. */
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
  /** IIS with Application Request Routing, with rules of URL Rewrite. */
  IIS,
  /** The attributes of Tomcat's AJP connector. */
  AJP,
  /** The PROXY v2 preamble, as Jetty reads it. */
  PROXY_V2,
  /**
   * Any proxy that sets only {@code X-Forwarded-Proto}; {@code proxyAssumes} states the version.
   */
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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.internal.negotiation.proxy.TlsFieldFormat.SCHANNEL_FLAG;
import static dev.upgraderequired.internal.negotiation.proxy.TlsFieldFormat.VERSION;
import static dev.upgraderequired.internal.negotiation.proxy.TlsFieldFormat.VERSION_OR_QUIC;
import static dev.upgraderequired.internal.negotiation.proxy.TlsFieldFormat.VERSION_SUITE_HANDSHAKE;

import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.ProxyPreset;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a {@link ProxyPreset}.
 *
 * @param fieldNames the default names of its fields
 * @param format of the TLS version
 * @param cleartext what the proxy sends in place of a TLS version if there is no TLS
 * @param sharesAddresses whether other customers share the addresses of these proxies
 * @param tunnelsAnyUpgrade whether the proxy may copy bytes in both directions after a request with
 *     {@code Upgrade}, whatever the response is, so that its client writes the next request itself:
 *     Varnish's {@code pipe}
 */
public record Preset(
    FieldNames fieldNames,
    TlsFieldFormat format,
    Set<String> cleartext,
    boolean sharesAddresses,
    boolean tunnelsAnyUpgrade) {

  private static final Preset USUAL = new Preset(FieldNames.USUAL, VERSION, Set.of(), false, false);

  /** The settings for a kind of proxy. */
  public static Preset of(ProxyPreset kind) {
    return switch (kind) {
      case NGINX, F5 -> USUAL;
      case HAPROXY, AZURE_APPGATEWAY -> USUAL.writing("");
      case APACHE -> USUAL.writing("", "(null)");
      case CADDY -> USUAL.writing("{http.request.tls.version}");
      case ENVOY -> USUAL.writing("-");
      case VARNISH_HITCH -> new Preset(FieldNames.USUAL, VERSION, Set.of(), false, true);
      case AWS_ALB -> USUAL.in(FieldNames.OF_ALB);
      case CLOUDFRONT ->
          new Preset(FieldNames.OF_CLOUDFRONT, VERSION_SUITE_HANDSHAKE, Set.of(), true, false);
      case GCP -> new Preset(FieldNames.OF_CLIENT, VERSION_OR_QUIC, Set.of(""), false, false);
      case IIS -> new Preset(FieldNames.OF_IIS, SCHANNEL_FLAG, Set.of("", "-"), false, false);
      case AZURE_FRONTDOOR, FASTLY, AKAMAI -> USUAL.writing("").shared();
      case AZURE_APPSERVICE -> USUAL.in(FieldNames.OF_APP_SERVICE);
      case CLOUDFLARE -> USUAL.in(FieldNames.OF_CLIENT).writing("none").shared();
      case AJP, PROXY_V2, SCHEME_ONLY -> USUAL.in(FieldNames.SCHEME_ALONE);
    };
  }

  private Preset in(FieldNames names) {
    return new Preset(names, format, cleartext, sharesAddresses, tunnelsAnyUpgrade);
  }

  private Preset writing(String... inCleartext) {
    return new Preset(fieldNames, format, Set.of(inCleartext), sharesAddresses, tunnelsAnyUpgrade);
  }

  private Preset shared() {
    return new Preset(fieldNames, format, cleartext, true, tunnelsAnyUpgrade);
  }

  /** Whether a kind of proxy reports in header fields, whose names are configurable. */
  public static boolean readsFields(ProxyPreset kind) {
    return kind != ProxyPreset.AJP && kind != ProxyPreset.PROXY_V2;
  }

  /** The source of reports of a kind of proxy; the names apply if it reports in header fields. */
  static ForwardedSource source(ProxyPreset kind, FieldNames names, Optional<TlsVersion> assumed) {
    Preset preset = of(kind);
    return switch (kind) {
      case AJP -> new AjpAttributes();
      case PROXY_V2 -> new JettyProxyPreamble();
      default -> new ForwardedHeaders(names, preset.format, preset.cleartext, assumed);
    };
  }
}

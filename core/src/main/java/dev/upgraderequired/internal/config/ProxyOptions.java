package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.proxy.FieldNames;
import dev.upgraderequired.internal.negotiation.proxy.Preset;
import dev.upgraderequired.internal.negotiation.proxy.ProxySecret;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.ProxyPreset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The options that name the trusted proxies and how they report what their clients negotiated. */
public final class ProxyOptions {

  /** Narrower than RFC 9110 §5.1: a dollar sign would be a variable of nginx left unexpanded. */
  private static final LazyPattern FIELD_NAME = new LazyPattern("[0-9A-Za-z_-]+");

  /** Fields that have another meaning. */
  private static final Set<String> TAKEN =
      Set.of(
          "connection",
          "content-length",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  public static final OptionKey<Peers> TRUSTED_PROXIES =
      OptionKey.of("trustedProxies", Peers.NONE, value -> Peers.parse(list(value)));

  public static final OptionKey<Optional<ProxyPreset>> PROXY_PRESET =
      OptionKey.optional("proxyPreset", ProxyOptions::preset);

  public static final OptionKey<Optional<String>> PROXY_TLS_HEADER = header("proxyTlsHeader");
  public static final OptionKey<Optional<String>> PROXY_CIPHER_HEADER = header("proxyCipherHeader");
  public static final OptionKey<Optional<String>> PROXY_HTTP_HEADER = header("proxyHttpHeader");
  public static final OptionKey<Optional<String>> PROXY_SCHEME_HEADER = header("proxySchemeHeader");

  public static final OptionKey<Optional<TlsVersion>> PROXY_ASSUMES =
      OptionKey.optional("proxyAssumes", ProxyOptions::assumed);

  public static final OptionKey<Optional<ProxySecret>> PROXY_SECRET =
      OptionKey.optional("proxySecret", ProxySecret::parse).secret();

  private static final List<OptionKey<?>> HEADERS =
      List.of(PROXY_TLS_HEADER, PROXY_CIPHER_HEADER, PROXY_HTTP_HEADER, PROXY_SCHEME_HEADER);

  static final List<OptionKey<?>> ALL =
      Stream.of(
              List.of(TRUSTED_PROXIES, PROXY_PRESET), HEADERS, List.of(PROXY_ASSUMES, PROXY_SECRET))
          .<OptionKey<?>>flatMap(List::stream)
          .toList();

  private ProxyOptions() {}

  private static OptionKey<Optional<String>> header(String name) {
    return OptionKey.of(name, Optional.empty(), value -> Optional.of(fieldName(value)));
  }

  static TrustedProxies trustedProxies(Options options) {
    return options
        .get(PROXY_PRESET)
        .map(
            preset ->
                new TrustedProxies(
                    options.get(TRUSTED_PROXIES),
                    preset,
                    fieldNames(options, preset),
                    options.get(PROXY_ASSUMES),
                    options.get(PROXY_SECRET)))
        .orElseGet(TrustedProxies::none);
  }

  private static FieldNames fieldNames(Options options, ProxyPreset preset) {
    FieldNames usual = Preset.of(preset).fieldNames();
    return new FieldNames(
        options.get(PROXY_TLS_HEADER).or(usual::tls),
        options.get(PROXY_CIPHER_HEADER).or(usual::cipher),
        options.get(PROXY_HTTP_HEADER).or(usual::http),
        options.get(PROXY_SCHEME_HEADER).orElse(usual.scheme()));
  }

  static void check(Options options, Mistakes mistakes) {
    options
        .get(PROXY_PRESET)
        .ifPresent(
            preset -> {
              FieldNames names = fieldNames(options, preset);
              checkTogether(options, preset, names, mistakes);
              checkFields(options, preset, names, mistakes);
            });
    if (!options.isSet(PROXY_PRESET)) {
      checkAlone(options, mistakes);
    }
  }

  private static void checkTogether(
      Options options, ProxyPreset preset, FieldNames names, Mistakes mistakes) {
    mistakes.addIf(
        !options.isSet(TRUSTED_PROXIES),
        PROXY_PRESET,
        "needs %s, the addresses of the proxies to trust",
        TRUSTED_PROXIES);
    mistakes.addIf(
        Preset.of(preset).sharesAddresses() && !options.isSet(PROXY_SECRET),
        PROXY_PRESET,
        '"' + preset.toString() + "\" needs %s, since other customers share its addresses",
        PROXY_SECRET);
    mistakes.addIf(
        options.isSet(PROXY_ASSUMES) && (names.tls().isPresent() || !Preset.readsFields(preset)),
        PROXY_ASSUMES,
        "is for proxies that cannot report the TLS version; with these settings they do");
  }

  private static void checkFields(
      Options options, ProxyPreset preset, FieldNames names, Mistakes mistakes) {
    mistakes.addIf(
        !names.areDistinct(), PROXY_PRESET, "has two meanings for one header: " + names.inWords());
    mistakes.addIf(
        options.get(PROXY_SECRET).filter(secret -> names.contains(secret.name())).isPresent(),
        PROXY_SECRET,
        "uses a header that has another meaning already");
    mistakes.addIf(
        options.isSet(PROXY_CIPHER_HEADER)
            && Preset.readsFields(preset)
            && names.tls().isEmpty()
            && !options.isSet(PolicyOptions.CIPHER_SUITES)
            && !options.isSet(PlanOptions.PLANNED_CIPHER_SUITES),
        PROXY_CIPHER_HEADER,
        "is of no use without %s or %s",
        PROXY_TLS_HEADER,
        PolicyOptions.CIPHER_SUITES);
    for (OptionKey<?> header : HEADERS) {
      mistakes.addIf(
          options.isSet(header) && !Preset.readsFields(preset),
          header,
          "is of no use, since " + preset + " reports nothing in headers");
    }
  }

  private static void checkAlone(Options options, Mistakes mistakes) {
    mistakes.addIf(
        !options.get(TRUSTED_PROXIES).isEmpty(),
        TRUSTED_PROXIES,
        "needs %s, which says how they report what their clients negotiated: "
            + ProxyPreset.names(),
        PROXY_PRESET);
    Stream.concat(HEADERS.stream(), Stream.of(PROXY_ASSUMES, PROXY_SECRET))
        .forEach(
            option ->
                mistakes.addIf(
                    options.isSet(option),
                    option,
                    "needs %s and %s",
                    TRUSTED_PROXIES,
                    PROXY_PRESET));
  }

  private static ProxyPreset preset(String value) {
    return ProxyPreset.parse(value)
        .orElseThrow(() -> notAccepted(value, "a preset", "one of " + ProxyPreset.names()));
  }

  public static String fieldName(String value) {
    if (!FIELD_NAME.matcher(value).matches() || TAKEN.contains(value.toLowerCase(Locale.ROOT))) {
      throw notAccepted(value, "the name of a header that is free", "one such as X-SSL-Protocol");
    }
    return value;
  }

  private static TlsVersion assumed(String value) {
    return TlsVersion.parse(value)
        .map(ProxyOptions::assumed)
        .orElseThrow(() -> notATlsVersion(value));
  }

  public static TlsVersion assumed(TlsVersion version) {
    if (!version.isAtLeast(TlsVersion.TLS_1_0)) {
      throw notATlsVersion(version.javaName());
    }
    return version;
  }

  private static IllegalArgumentException notATlsVersion(String value) {
    return notAccepted(value, "a TLS version", "TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3");
  }
}

package dev.upgraderequired;

import static dev.upgraderequired.InitParameters.list;
import static dev.upgraderequired.InitParameters.notAccepted;

import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.negotiation.FieldNames;
import dev.upgraderequired.negotiation.ProxyPreset;
import dev.upgraderequired.negotiation.ProxySecret;
import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.protocol.TlsVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options that say which proxies are believed, and how they tell what their clients negotiated.
 */
final class ProxyOptions {

  /** Not all that RFC 9110 §5.1 allows: a dollar is a variable of nginx that has gone astray. */
  private static final Pattern FIELD_NAME = Pattern.compile("[0-9A-Za-z_-]+");

  /** Fields that say something else already. */
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

  private static final List<String> NAMES_OF_FIELDS =
      List.of(
          InitParameters.PROXY_TLS_HEADER,
          InitParameters.PROXY_CIPHER_HEADER,
          InitParameters.PROXY_HTTP_HEADER,
          InitParameters.PROXY_SCHEME_HEADER);

  private ProxyOptions() {}

  static TrustedProxies trustedProxies(OptionReader options) {
    CidrBlocks peers =
        options.read(
            InitParameters.TRUSTED_PROXIES,
            CidrBlocks.of(List.of()),
            value -> CidrBlocks.parse(list(value)));
    Optional<ProxyPreset> preset =
        options.readOptional(InitParameters.PROXY_PRESET, ProxyOptions::preset);
    FieldNames names = fieldNames(options, preset.orElse(ProxyPreset.SCHEME_ONLY).fieldNames());
    Optional<TlsVersion> assumed =
        options.readOptional(InitParameters.PROXY_ASSUMES, ProxyOptions::assumed);
    Optional<ProxySecret> secret =
        options.readSecret(
            InitParameters.PROXY_SECRET,
            Optional.empty(),
            value -> OptionReader.optional(value, ProxySecret::parse));
    preset.ifPresent(
        value -> {
          checkTogether(options, value, names);
          checkFields(options, value, names, secret);
        });
    if (!options.has(InitParameters.PROXY_PRESET)) {
      checkAlone(options, peers);
    }
    return preset
        .map(value -> new TrustedProxies(peers, value, names, assumed, secret))
        .orElseGet(TrustedProxies::none);
  }

  private static FieldNames fieldNames(OptionReader options, FieldNames names) {
    FieldNames tls = with(options, InitParameters.PROXY_TLS_HEADER, names, FieldNames::withTls);
    FieldNames cipher =
        with(options, InitParameters.PROXY_CIPHER_HEADER, tls, FieldNames::withCipher);
    FieldNames http = with(options, InitParameters.PROXY_HTTP_HEADER, cipher, FieldNames::withHttp);
    return with(options, InitParameters.PROXY_SCHEME_HEADER, http, FieldNames::withScheme);
  }

  private static FieldNames with(
      OptionReader options,
      String option,
      FieldNames names,
      BiFunction<FieldNames, String, FieldNames> change) {
    return options.read(option, names, value -> change.apply(names, fieldName(value)));
  }

  private static void checkTogether(OptionReader options, ProxyPreset preset, FieldNames names) {
    boolean tellsTls = names.tls().isPresent() || !preset.readsFields();
    options.mistakeIf(
        !options.has(InitParameters.TRUSTED_PROXIES),
        InitParameters.PROXY_PRESET,
        String.format(
            Locale.ROOT,
            "needs %s, the addresses of the proxies that are to be believed",
            options.named(InitParameters.TRUSTED_PROXIES)));
    options.mistakeIf(
        preset.sharesAddresses() && !options.has(InitParameters.PROXY_SECRET),
        InitParameters.PROXY_PRESET,
        String.format(
            Locale.ROOT,
            "\"%s\" needs %s, since its addresses serve its other customers too",
            preset,
            options.named(InitParameters.PROXY_SECRET)));
    options.mistakeIf(
        options.has(InitParameters.PROXY_ASSUMES) && tellsTls,
        InitParameters.PROXY_ASSUMES,
        "is for proxies that cannot tell the TLS version; with these settings they do");
  }

  private static void checkFields(
      OptionReader options, ProxyPreset preset, FieldNames names, Optional<ProxySecret> secret) {
    options.mistakeIf(
        !names.areDistinct(),
        InitParameters.PROXY_PRESET,
        "has two meanings for one field: " + names.inWords());
    options.mistakeIf(
        secret.filter(field -> names.include(field.name())).isPresent(),
        InitParameters.PROXY_SECRET,
        "is in a field that tells something else already");
    options.mistakeIf(
        options.has(InitParameters.PROXY_CIPHER_HEADER)
            && preset.readsFields()
            && names.tls().isEmpty()
            && !options.has(InitParameters.CIPHER_SUITES),
        InitParameters.PROXY_CIPHER_HEADER,
        String.format(
            Locale.ROOT,
            "is of no use without %s or %s",
            options.named(InitParameters.PROXY_TLS_HEADER),
            options.named(InitParameters.CIPHER_SUITES)));
    for (String name : NAMES_OF_FIELDS) {
      options.mistakeIf(
          options.has(name) && !preset.readsFields(),
          name,
          String.format(Locale.ROOT, "is of no use, since %s tells nothing in fields", preset));
    }
  }

  private static void checkAlone(OptionReader options, CidrBlocks peers) {
    options.mistakeIf(
        !peers.blocks().isEmpty(),
        InitParameters.TRUSTED_PROXIES,
        String.format(
            Locale.ROOT,
            "needs %s, which says how they tell what their clients negotiated: %s",
            options.named(InitParameters.PROXY_PRESET),
            ProxyPreset.names()));
    Stream.concat(
            NAMES_OF_FIELDS.stream(),
            Stream.of(InitParameters.PROXY_ASSUMES, InitParameters.PROXY_SECRET))
        .forEach(
            name ->
                options.mistakeIf(
                    options.has(name),
                    name,
                    String.format(
                        Locale.ROOT,
                        "needs %s and %s",
                        options.named(InitParameters.TRUSTED_PROXIES),
                        options.named(InitParameters.PROXY_PRESET))));
  }

  private static ProxyPreset preset(String value) {
    return ProxyPreset.parse(value)
        .orElseThrow(() -> notAccepted(value, "a preset", "one of " + ProxyPreset.names()));
  }

  private static String fieldName(String value) {
    if (!FIELD_NAME.matcher(value).matches() || TAKEN.contains(value.toLowerCase(Locale.ROOT))) {
      throw notAccepted(value, "the name of a field that is free", "one such as X-SSL-Protocol");
    }
    return value;
  }

  private static TlsVersion assumed(String value) {
    return TlsVersion.parse(value)
        .filter(version -> version.isAtLeast(TlsVersion.TLS_1_0))
        .orElseThrow(
            () -> notAccepted(value, "a TLS version", "TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3"));
  }
}

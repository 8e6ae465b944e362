package dev.upgraderequired;

import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.config.Option;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.ProxyOptions;
import dev.upgraderequired.internal.config.RefusalOptions;
import dev.upgraderequired.internal.field.AltSvcField;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.negotiation.address.CidrBlocks;
import dev.upgraderequired.internal.negotiation.proxy.ProxySecret;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.ProxyPreset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The options of {@link UpgradeRequiredFilterBuilder} about proxies and about the response to a
 * refused request, and the values and mistakes of all.
 *
 * @param <B> the builder, which every method returns
 */
abstract sealed class OptionsBuilder<B extends OptionsBuilder<B>>
    permits UpgradeRequiredFilterBuilder {

  private final Map<Option<?>, Object> values = new HashMap<>();
  private final Map<Option<?>, String> mistakes = new LinkedHashMap<>();

  OptionsBuilder() {}

  /**
   * The addresses and CIDR blocks of proxies that are believed when they tell what their clients
   * negotiated, in the way that {@link #proxyPreset} says. Default: {@code none}; every connection
   * then speaks for itself.
   */
  public B trustedProxies(String... cidrBlocks) {
    return list(ProxyOptions.TRUSTED_PROXIES, cidrBlocks, CidrBlocks::parse);
  }

  /** How they tell it. No default. */
  public B proxyPreset(ProxyPreset preset) {
    return optional(ProxyOptions.PROXY_PRESET, preset, same -> same);
  }

  /** The name of the field with the TLS version. Default: by preset. */
  public B proxyTlsHeader(String name) {
    return optional(ProxyOptions.PROXY_TLS_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the cipher suite. Default: by preset. */
  public B proxyCipherHeader(String name) {
    return optional(ProxyOptions.PROXY_CIPHER_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the HTTP version. Default: by preset. */
  public B proxyHttpHeader(String name) {
    return optional(ProxyOptions.PROXY_HTTP_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the scheme. Default: by preset. */
  public B proxySchemeHeader(String name) {
    return optional(ProxyOptions.PROXY_SCHEME_HEADER, name, ProxyOptions::fieldName);
  }

  /**
   * The oldest TLS version that the trusted proxies accept, where they cannot tell it. Default:
   * none is assumed.
   */
  public B proxyAssumes(TlsVersion floor) {
    return optional(ProxyOptions.PROXY_ASSUMES, floor, ProxyOptions::assumed);
  }

  /**
   * A field that the trusted proxies must send; needed where their addresses are shared with
   * others. Default: none.
   *
   * @param name of the field, such as {@code X-Origin-Verify}
   * @param value at least 16 characters
   */
  public B proxySecret(String name, String value) {
    return optional(ProxyOptions.PROXY_SECRET, value, given -> ProxySecret.of(name, given));
  }

  /**
   * The status where HTTP forbids the {@code Upgrade} field, as HTTP/2 and HTTP/3 do: 426, 403, 400
   * or 505. Default: 426. For those who take RFC 9110 §15.5.22 to mean that a 426 without {@code
   * Upgrade} must not be.
   */
  public B statusWithoutUpgrade(int status) {
    return checked(
        RefusalOptions.STATUS_WITHOUT_UPGRADE, status, RefusalOptions::statusWithoutUpgrade);
  }

  /**
   * The exact value of the {@code Upgrade} field (RFC 9110 §7.8), best protocol first. Default:
   * computed from what is required.
   */
  public B upgrade(String protocols) {
    return optional(RefusalOptions.UPGRADE, protocols, UpgradeField::parse);
  }

  /** The value of {@code Alt-Svc} (RFC 7838 §3) that refusals carry. Default: none is sent. */
  public B altSvc(String alternatives) {
    return optional(RefusalOptions.ALT_SVC, alternatives, AltSvcField::parse);
  }

  /** What people call the site; shown in explanations. At most 200 characters. Default: none. */
  public B siteName(String name) {
    return optional(RefusalOptions.SITE_NAME, name, RefusalOptions::shortText);
  }

  /** An http or https URL of a page with help; linked in explanations. Default: none. */
  public B helpUrl(String url) {
    return optional(RefusalOptions.HELP_URL, url, RefusalOptions::webUrl);
  }

  /**
   * Whom to ask for help: an e-mail address, a URL or any text of at most 200 characters; shown in
   * explanations. Default: none.
   */
  public B contact(String whom) {
    return optional(RefusalOptions.CONTACT, whom, RefusalOptions::shortText);
  }

  /**
   * The language of explanations for clients that ask for none that is there (RFC 4647 §3.4).
   * Default: English.
   */
  public B locale(Locale language) {
    return optional(RefusalOptions.LOCALE, language, Locale::toLanguageTag);
  }

  /**
   * An HTML file in the web application that takes the place of the built-in page, such as {@code
   * /WEB-INF/upgrade-required.html}: UTF-8, at most 64 KiB, with <code>${name}</code> in the places
   * of values. Read and checked when the application starts. Default: the built-in page.
   */
  public B page(String path) {
    return optional(RefusalOptions.PAGE, path, RefusalOptions::pathInApplication);
  }

  /**
   * The origins whose scripts may read refusals (Fetch standard, CORS protocol), or {@code *} for
   * all. Their preflights are let through to the application. Default: {@code none}.
   */
  public B corsAllowedOrigins(String... origins) {
    return list(RefusalOptions.CORS_ALLOWED_ORIGINS, origins, CorsOrigins::of);
  }

  /**
   * The https origins on which a browser goes on, by 308 to the same path, when somebody navigated
   * here in cleartext: that of the host asked for, or else the first. Programs are refused all the
   * same, and do not go on sending their credentials in the clear. Default: {@code none}.
   */
  public B redirectNavigations(String... origins) {
    return list(RefusalOptions.REDIRECT_NAVIGATIONS, origins, RefusalOptions::redirect);
  }

  /** The options so far. Mistakes are reported, and their options count as rejected. */
  final Options options(Mistakes all) {
    mistakes.forEach(all::add);
    return new Options(values, mistakes.keySet());
  }

  abstract B self();

  final <T> B set(Option<T> option, T value) {
    return checked(option, value, same -> same);
  }

  final <T> B list(Option<T> option, String[] items, Function<List<String>, T> check) {
    requireGiven(option, items);
    Stream.of(items).forEach(item -> requireGiven(option, item));
    return checked(option, List.of(items), check);
  }

  final <V, T> B optional(Option<Optional<T>> option, V value, Function<V, T> check) {
    return checked(option, value, given -> Optional.of(check.apply(given)));
  }

  final <V, T> B checked(Option<T> option, V value, Function<V, T> check) {
    requireGiven(option, value);
    try {
      values.put(option, check.apply(value));
      mistakes.remove(option);
    } catch (IllegalArgumentException e) {
      values.remove(option);
      mistakes.put(option, String.valueOf(e.getMessage()));
    }
    return self();
  }

  private static void requireGiven(Option<?> option, Object value) {
    Objects.requireNonNull(value, () -> option + " is null; leave it out instead");
  }
}

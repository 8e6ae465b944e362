package dev.upgraderequired;

import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.config.OptionKey;
import dev.upgraderequired.internal.config.OptionText;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.Placeholders;
import dev.upgraderequired.internal.config.ProxyOptions;
import dev.upgraderequired.internal.config.RefusalOptions;
import dev.upgraderequired.internal.field.AltSvcField;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.SiteUrl;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.negotiation.address.Peers;
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
abstract sealed class OptionsBuilder<B extends OptionsBuilder<B>> permits PolicyBuilder {

  private final Map<OptionKey<?>, Object> values = new HashMap<>();
  private final Map<OptionKey<?>, String> mistakes = new LinkedHashMap<>();
  private final Map<String, String> defaults = new HashMap<>();

  OptionsBuilder() {}

  /**
   * The addresses and CIDR blocks of proxies whose reports about their clients are trusted; {@code
   * unix} is everybody who connects by a Unix domain socket. {@link #proxyPreset} says how they
   * report. Default: {@code none}: only connections are read.
   */
  public B trustedProxies(String... proxies) {
    return list(ProxyOptions.TRUSTED_PROXIES, proxies, Peers::parse);
  }

  /** How the trusted proxies report what their clients negotiated. No default. */
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
   * The oldest TLS version that the trusted proxies accept, if they cannot report the version of a
   * request. Default: none is assumed.
   */
  public B proxyAssumes(TlsVersion floor) {
    return optional(ProxyOptions.PROXY_ASSUMES, floor, ProxyOptions::assumed);
  }

  /**
   * A field that the trusted proxies must send; required if they share their addresses with others.
   * Default: none.
   *
   * @param name of the field, such as {@code X-Origin-Verify}
   * @param value at least 16 characters
   */
  public B proxySecret(String name, String value) {
    return optional(ProxyOptions.PROXY_SECRET, value, given -> ProxySecret.of(name, given));
  }

  /**
   * The status of refusals in versions of HTTP that forbid the {@code Upgrade} field, which are
   * HTTP/2 and HTTP/3: 426, 403, 400 or 505. Default: 426. Set another one if you read RFC 9110
   * §15.5.22 as forbidding a 426 without {@code Upgrade}.
   */
  public B statusWithoutUpgrade(int status) {
    return checked(
        RefusalOptions.STATUS_WITHOUT_UPGRADE, status, RefusalOptions::statusWithoutUpgrade);
  }

  /**
   * The exact value of the {@code Upgrade} field (RFC 9110 §7.8), best protocol first. Default:
   * computed from the requirements.
   */
  public B upgrade(String protocols) {
    return optional(RefusalOptions.UPGRADE, protocols, UpgradeField::parse);
  }

  /**
   * The value of {@code Alt-Svc} (RFC 7838 §3) that refusals carry and, while {@code
   * plannedMinimumHttp} is set, responses to served requests, too. Default: none is sent.
   */
  public B altSvc(String alternatives) {
    return optional(RefusalOptions.ALT_SVC, alternatives, AltSvcField::parse);
  }

  /** The name of the site, shown in explanations. At most 200 characters. Default: none. */
  public B siteName(String name) {
    return optional(RefusalOptions.SITE_NAME, name, RefusalOptions::shortText);
  }

  /**
   * The https URL of the site, such as {@code https://www.example.org/shop}, in commands and links
   * of explanations. Default: the first of {@link #redirectNavigations}, or none.
   */
  public B siteUrl(String url) {
    return optional(RefusalOptions.SITE_URL, url, SiteUrl::parse);
  }

  /** An http or https URL of a page with help, linked in explanations. Default: none. */
  public B helpUrl(String url) {
    return optional(RefusalOptions.HELP_URL, url, RefusalOptions::webUrl);
  }

  /**
   * The contact for help, shown in explanations: an e-mail address, a URL or any text of at most
   * 200 characters. Default: none.
   */
  public B contact(String whom) {
    return optional(RefusalOptions.CONTACT, whom, RefusalOptions::shortText);
  }

  /**
   * The language of explanations for clients that accept no supported language (RFC 4647 §3.4).
   * Default: English.
   */
  public B locale(Locale language) {
    return optional(RefusalOptions.LOCALE, language, Locale::toLanguageTag);
  }

  /**
   * An HTML file in the web application that replaces the built-in page, such as {@code
   * /WEB-INF/upgrade-required.html}: UTF-8, at most 64 KiB, with <code>${name}</code> for values.
   * Read and checked when the application starts. Default: the built-in page.
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
   * The https origins to which navigations of browsers in cleartext are redirected, by 308 to the
   * same path: the origin with the requested host, or else the first. Programs are refused, so that
   * they stop sending credentials in cleartext. Default: {@code none}.
   */
  public B redirectNavigations(String... origins) {
    return list(RefusalOptions.REDIRECT_NAVIGATIONS, origins, RefusalOptions::redirect);
  }

  /**
   * The content of the HTML file of {@link #page}, for pages that are not in the web application.
   * It overrides that option. Only in code, not an init-param.
   */
  public B pageContent(String html) {
    return optional(RefusalOptions.PAGE_CONTENT, html, RefusalOptions::pageContent);
  }

  /** The options so far. Mistakes are reported, and their options count as rejected. */
  final Options options(Mistakes all) {
    mistakes.forEach(all::add);
    return new Options(values, mistakes.keySet());
  }

  final Map<String, String> defaults() {
    return defaults;
  }

  final B text(Map<String, String> options) {
    defaults.putAll(options);
    new OptionText(options, Placeholders.ofThisProcess())
        .readEach(Options.ALL, this::put, this::reject);
    return self();
  }

  abstract B self();

  final <T> B set(OptionKey<T> option, T value) {
    return checked(option, value, same -> same);
  }

  final <T> B list(OptionKey<T> option, String[] items, Function<List<String>, T> check) {
    requireGiven(option, items);
    Stream.of(items).forEach(item -> requireGiven(option, item));
    return checked(option, List.of(items), check);
  }

  final <V, T> B optional(OptionKey<Optional<T>> option, V value, Function<V, T> check) {
    return checked(option, value, given -> Optional.of(check.apply(given)));
  }

  final <V, T> B checked(OptionKey<T> option, V value, Function<V, T> check) {
    requireGiven(option, value);
    try {
      put(option, check.apply(value));
    } catch (IllegalArgumentException e) {
      reject(option, String.valueOf(e.getMessage()));
    }
    return self();
  }

  private void put(OptionKey<?> option, Object value) {
    values.put(option, value);
    mistakes.remove(option);
  }

  private void reject(OptionKey<?> option, String message) {
    values.remove(option);
    mistakes.put(option, message);
  }

  private static void requireGiven(OptionKey<?> option, Object value) {
    Objects.requireNonNull(value, () -> option + " is null; leave it out instead");
  }
}

package dev.upgraderequired;

import dev.upgraderequired.RolloutOptions.Interval;
import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.negotiation.ProxyPreset;
import dev.upgraderequired.negotiation.ProxySecret;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.ReportAddresses;
import dev.upgraderequired.policy.Requirement.AnyTls;
import dev.upgraderequired.policy.WhenTlsUnknown;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.refusal.AltSvcField;
import dev.upgraderequired.refusal.CorsOrigins;
import dev.upgraderequired.refusal.RefusalRenderer;
import dev.upgraderequired.refusal.UpgradeField;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Builds an {@link UpgradeRequiredFilter} from code. Every method is the option of the same name in
 * {@code web.xml}, with typed values that are taken as they are: no placeholder is replaced, no
 * comma separates items. The last call of a method wins.
 *
 * <p>No method reports a mistake before {@link #build()}, which reports all at once.
 */
public final class UpgradeRequiredFilterBuilder {

  private final Map<Option<?>, Object> values = new HashMap<>();
  private final Map<Option<?>, String> mistakes = new LinkedHashMap<>();
  private final List<Supplier<Interval>> brownouts = new ArrayList<>();
  private final Map<String, String> initParams = new HashMap<>();
  private final List<RefusalRenderer> renderers = new ArrayList<>();
  private final List<ViolationListener> listeners = new ArrayList<>();

  UpgradeRequiredFilterBuilder() {}

  /** The oldest TLS version that will do. Default: {@code TLSv1.2} (RFC 9325 §3.1.1). */
  public UpgradeRequiredFilterBuilder minimumTls(TlsVersion minimum) {
    return optional(PolicyOptions.MINIMUM_TLS, minimum, PolicyOptions::minimumTls);
  }

  /** TLS of whatever version: {@code minimumTls=any} in {@code web.xml}. */
  public UpgradeRequiredFilterBuilder anyTlsVersion() {
    return set(PolicyOptions.MINIMUM_TLS, Optional.of(new AnyTls()));
  }

  /** Cleartext is fine, too: {@code minimumTls=none} in {@code web.xml}. */
  public UpgradeRequiredFilterBuilder allowCleartext() {
    return set(PolicyOptions.MINIMUM_TLS, Optional.empty());
  }

  /** The oldest HTTP version that will do: 1.1, 2 or 3. Default: {@code none}. */
  public UpgradeRequiredFilterBuilder minimumHttp(HttpVersion minimum) {
    return optional(PolicyOptions.MINIMUM_HTTP, minimum, PolicyOptions::minimumHttp);
  }

  /**
   * The cipher suites that will do: {@code any}, {@code forward-secret}, {@code aead}, or names,
   * with {@code *} for any part of them: {@code TLS_AES_*}. Default: {@code any}. RFC 9325 §4.2
   * recommends {@code TLS_AES_*}, {@code TLS_CHACHA20_*} and {@code TLS_ECDHE_*_GCM_*}. A client
   * that agrees on TLS 1.3 is refused if its suite of that is not among them.
   */
  public UpgradeRequiredFilterBuilder cipherSuites(String... namesOrQuality) {
    return checked(PolicyOptions.CIPHER_SUITES, List.of(namesOrQuality), CipherSuiteOption::of);
  }

  /**
   * The protocol that a request has to ask to go on in, such as {@code websocket}, where nothing
   * else is spoken behind the filter (RFC 9110 §7.8). Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder requiredUpgrade(String protocol) {
    return optional(PolicyOptions.REQUIRED_UPGRADE, protocol, PolicyOptions::requiredUpgrade);
  }

  /**
   * What happens to a request that is encrypted while no source tells the TLS version. Default:
   * {@link WhenTlsUnknown#REFUSE}.
   */
  public UpgradeRequiredFilterBuilder whenTlsUnknown(WhenTlsUnknown answer) {
    return set(PolicyOptions.WHEN_TLS_UNKNOWN, answer);
  }

  /**
   * The url-patterns of requests that are let through whatever they negotiated: exact paths, {@code
   * /prefix/*} and {@code *.ext}. Default: {@code /.well-known/acme-challenge/*}, without which
   * certificates cannot be renewed (RFC 8555 §8.3); what is set here replaces it.
   *
   * <p>Only a path that the request line has to the letter is exempt: never one that is
   * percent-encoded, or has {@code //}, {@code ;}, {@code .} or {@code ..}. A pattern that only
   * such a path could match is a mistake.
   */
  public UpgradeRequiredFilterBuilder exemptPaths(String... urlPatterns) {
    return checked(ExemptionOptions.EXEMPT_PATHS, List.of(urlPatterns), PathPatterns::of);
  }

  /**
   * The addresses and CIDR blocks of clients that are let through whatever they negotiated, such as
   * health probes. Default: {@code none}. A request that a proxy has forwarded is never exempt by
   * its address.
   */
  public UpgradeRequiredFilterBuilder exemptClients(String... cidrBlocks) {
    return checked(ExemptionOptions.EXEMPT_CLIENTS, List.of(cidrBlocks), CidrBlocks::parse);
  }

  /**
   * What is done about requests that violate the policy. Default: {@link Mode#ENFORCE}. Can be
   * switched by JMX while the application runs.
   */
  public UpgradeRequiredFilterBuilder mode(Mode mode) {
    return set(RolloutOptions.MODE, mode);
  }

  /**
   * When refusing begins; until then, requests that fall short are served with a warning. Default:
   * at once.
   */
  public UpgradeRequiredFilterBuilder enforceFrom(OffsetDateTime date) {
    return optional(RolloutOptions.ENFORCE_FROM, date, RolloutOptions::instant);
  }

  /**
   * A rehearsal before {@code enforceFrom}, in which requests that violate the policy are refused.
   * Can be called once for each. Default: none.
   */
  public UpgradeRequiredFilterBuilder brownouts(OffsetDateTime from, Duration length) {
    brownouts.add(() -> RolloutOptions.interval(from, length));
    return checked(
        RolloutOptions.BROWNOUTS,
        brownouts,
        all -> RolloutOptions.withoutOverlaps(all.stream().map(Supplier::get).toList()));
  }

  /** How many of a hundred clients a brownout hits, from 1 to 100. Default: 100. */
  public UpgradeRequiredFilterBuilder brownoutPercent(int percent) {
    return checked(RolloutOptions.BROWNOUT_PERCENT, percent, RolloutOptions::percent);
  }

  /** Whether reports have whole addresses of clients or their networks. Default: networks. */
  public UpgradeRequiredFilterBuilder reportAddresses(ReportAddresses howMuch) {
    return set(RolloutOptions.REPORT_ADDRESSES, howMuch);
  }

  /**
   * The addresses and CIDR blocks of proxies that are believed when they tell what their clients
   * negotiated, in the way that {@link #proxyPreset} says. Default: {@code none}; every connection
   * then speaks for itself.
   */
  public UpgradeRequiredFilterBuilder trustedProxies(String... cidrBlocks) {
    return checked(ProxyOptions.TRUSTED_PROXIES, List.of(cidrBlocks), CidrBlocks::parse);
  }

  /** How they tell it. No default. */
  public UpgradeRequiredFilterBuilder proxyPreset(ProxyPreset preset) {
    return set(ProxyOptions.PROXY_PRESET, Optional.of(preset));
  }

  /** The name of the field with the TLS version. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyTlsHeader(String name) {
    return optional(ProxyOptions.PROXY_TLS_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the cipher suite. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyCipherHeader(String name) {
    return optional(ProxyOptions.PROXY_CIPHER_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the HTTP version. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyHttpHeader(String name) {
    return optional(ProxyOptions.PROXY_HTTP_HEADER, name, ProxyOptions::fieldName);
  }

  /** The name of the field with the scheme. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxySchemeHeader(String name) {
    return optional(ProxyOptions.PROXY_SCHEME_HEADER, name, ProxyOptions::fieldName);
  }

  /**
   * The oldest TLS version that the trusted proxies accept, where they cannot tell it. Default:
   * none is assumed.
   */
  public UpgradeRequiredFilterBuilder proxyAssumes(TlsVersion floor) {
    return optional(ProxyOptions.PROXY_ASSUMES, floor, ProxyOptions::assumed);
  }

  /**
   * A field that the trusted proxies must send; needed where their addresses are shared with
   * others. Default: none.
   *
   * @param name of the field, such as {@code X-Origin-Verify}
   * @param value at least 16 characters
   */
  public UpgradeRequiredFilterBuilder proxySecret(String name, String value) {
    return optional(ProxyOptions.PROXY_SECRET, value, given -> ProxySecret.of(name, given));
  }

  /**
   * The status where HTTP forbids the {@code Upgrade} field, as HTTP/2 and HTTP/3 do: 426, 403, 400
   * or 505. Default: 426. For those who take RFC 9110 §15.5.22 to mean that a 426 without {@code
   * Upgrade} must not be.
   */
  public UpgradeRequiredFilterBuilder statusWithoutUpgrade(int status) {
    return checked(
        RefusalOptions.STATUS_WITHOUT_UPGRADE, status, RefusalOptions::statusWithoutUpgrade);
  }

  /**
   * The exact value of the {@code Upgrade} field (RFC 9110 §7.8), best protocol first. Default:
   * computed from what is required.
   */
  public UpgradeRequiredFilterBuilder upgrade(String protocols) {
    return optional(RefusalOptions.UPGRADE, protocols, UpgradeField::parse);
  }

  /** The value of {@code Alt-Svc} (RFC 7838 §3) that refusals carry. Default: none is sent. */
  public UpgradeRequiredFilterBuilder altSvc(String alternatives) {
    return optional(RefusalOptions.ALT_SVC, alternatives, AltSvcField::parse);
  }

  /** What people call the site; shown in explanations. At most 200 characters. Default: none. */
  public UpgradeRequiredFilterBuilder siteName(String name) {
    return optional(RefusalOptions.SITE_NAME, name, RefusalOptions::shortText);
  }

  /** An http or https URL of a page with help; linked in explanations. Default: none. */
  public UpgradeRequiredFilterBuilder helpUrl(String url) {
    return optional(RefusalOptions.HELP_URL, url, RefusalOptions::webUrl);
  }

  /**
   * Whom to ask for help: an e-mail address, a URL or any text of at most 200 characters; shown in
   * explanations. Default: none.
   */
  public UpgradeRequiredFilterBuilder contact(String whom) {
    return optional(RefusalOptions.CONTACT, whom, RefusalOptions::shortText);
  }

  /**
   * The language of explanations for clients that ask for none that is there (RFC 4647 §3.4).
   * Default: English.
   */
  public UpgradeRequiredFilterBuilder locale(Locale language) {
    return set(RefusalOptions.LOCALE, Optional.of(language.toLanguageTag()));
  }

  /**
   * An HTML file in the web application that takes the place of the built-in page, such as {@code
   * /WEB-INF/upgrade-required.html}: UTF-8, at most 64 KiB, with <code>${name}</code> in the places
   * of values. Read and checked when the application starts. Default: the built-in page.
   */
  public UpgradeRequiredFilterBuilder page(String path) {
    return optional(RefusalOptions.PAGE, path, RefusalOptions::pathInApplication);
  }

  /**
   * The origins whose scripts may read refusals (Fetch standard, CORS protocol), or {@code *} for
   * all. Their preflights are let through to the application. Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder corsAllowedOrigins(String... origins) {
    return checked(RefusalOptions.CORS_ALLOWED_ORIGINS, List.of(origins), CorsOrigins::of);
  }

  /**
   * The https origins on which a browser goes on, by 308 to the same path, when somebody navigated
   * here in cleartext: that of the host asked for, or else the first. Programs are refused all the
   * same, and do not go on sending their credentials in the clear. Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder redirectNavigations(String... origins) {
    return checked(RefusalOptions.REDIRECT_NAVIGATIONS, List.of(origins), RefusalOptions::redirect);
  }

  /**
   * An exact path where GET tells any client what it negotiated and whether that will do; {@code
   * ?preview} shows the refusal that others get, {@code ?preview=CODE&lang=TAG} that for one
   * violation and in one language. Like exempt paths, it has to be sent to the letter. Default:
   * none.
   */
  public UpgradeRequiredFilterBuilder checkPath(String path) {
    return checked(ExemptionOptions.CHECK_PATH, path, ExemptionOptions::checkPath);
  }

  /**
   * Options as text, by name, read as init-params are: with placeholders, {@code none} and lists
   * separated by commas. They win over what the other methods set. For values that come from the
   * environment.
   */
  public UpgradeRequiredFilterBuilder initParams(Map<String, String> options) {
    initParams.putAll(options);
    return this;
  }

  /**
   * A format of one's own, such as the error envelope of an API. It comes before the built-in ones:
   * for its media types, and, first of all, for programs that accept anything. For code alone: this
   * is no init-param.
   */
  public UpgradeRequiredFilterBuilder renderer(RefusalRenderer renderer) {
    renderers.add(renderer);
    return this;
  }

  /** What to call for every request that violates the policy. Only in code, not an init-param. */
  public UpgradeRequiredFilterBuilder listener(ViolationListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * The filter.
   *
   * @throws IllegalArgumentException if any option is not accepted; the message names all mistakes
   */
  public UpgradeRequiredFilter build() {
    WebApplication application = new WebApplication(Optional.empty(), renderers, listeners);
    Mistakes all = new Mistakes("", initParams);
    mistakes.forEach(all::add);
    OptionText text = new OptionText(initParams, Placeholders.ofThisProcess());
    Options options = text.read(Options.ALL, all).over(new Options(values, mistakes.keySet()));
    Configuration compiled = Configuration.of(options, application, all);
    text.checkNames(Options.ALL, "", all);
    all.throwIfAny();
    return new UpgradeRequiredFilter(options, application, compiled, InstantSource.system());
  }

  private <T> UpgradeRequiredFilterBuilder set(Option<T> option, T value) {
    return checked(option, value, same -> same);
  }

  private <V, T> UpgradeRequiredFilterBuilder optional(
      Option<Optional<T>> option, V value, Function<V, T> check) {
    return checked(option, value, given -> Optional.of(check.apply(given)));
  }

  private <V, T> UpgradeRequiredFilterBuilder checked(
      Option<T> option, V value, Function<V, T> check) {
    Objects.requireNonNull(value, () -> option + " is null; leave it out instead");
    try {
      values.put(option, check.apply(value));
      mistakes.remove(option);
    } catch (IllegalArgumentException e) {
      values.remove(option);
      mistakes.put(option, String.valueOf(e.getMessage()));
    }
    return this;
  }
}

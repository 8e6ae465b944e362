package dev.upgraderequired;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.refusal.RefusalRenderer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Builds an {@link UpgradeRequiredFilter} from code. Every method is the option of the same name in
 * {@code web.xml} and takes the same values; the last call of a method wins.
 *
 * <p>Nothing is checked before {@link #build()}, which reports all mistakes at once.
 */
public final class UpgradeRequiredFilterBuilder {

  private final Map<String, String> options = new HashMap<>();
  private final List<RefusalRenderer> renderers = new ArrayList<>();
  private final List<ViolationListener> listeners = new ArrayList<>();

  UpgradeRequiredFilterBuilder() {}

  /** The oldest TLS version that will do. Default: {@code TLSv1.2} (RFC 9325 §3.1.1). */
  public UpgradeRequiredFilterBuilder minimumTls(TlsVersion minimum) {
    return minimumTls(minimum.javaName());
  }

  /**
   * The same by name, or {@code any} for TLS of whatever version, or {@code none} where cleartext
   * is fine.
   */
  public UpgradeRequiredFilterBuilder minimumTls(String minimum) {
    return option(InitParameters.MINIMUM_TLS, minimum);
  }

  /** The oldest HTTP version that will do: 1.1, 2 or 3. Default: {@code none}. */
  public UpgradeRequiredFilterBuilder minimumHttp(HttpVersion minimum) {
    return minimumHttp(minimum.token());
  }

  /** The same by name, or {@code none}. */
  public UpgradeRequiredFilterBuilder minimumHttp(String minimum) {
    return option(InitParameters.MINIMUM_HTTP, minimum);
  }

  /**
   * The cipher suites that will do: {@code any}, {@code forward-secret}, {@code aead}, or names,
   * with {@code *} for any part of them: {@code TLS_AES_*}. Default: {@code any}. RFC 9325 §4.2
   * recommends {@code TLS_AES_*}, {@code TLS_CHACHA20_*} and {@code TLS_ECDHE_*_GCM_*}. A client
   * that agrees on TLS 1.3 is refused if its suite of that is not among them.
   */
  public UpgradeRequiredFilterBuilder cipherSuites(String... namesOrQuality) {
    return option(InitParameters.CIPHER_SUITES, String.join(",", namesOrQuality));
  }

  /**
   * The protocol that a request has to ask to go on in, such as {@code websocket}, where nothing
   * else is spoken behind the filter (RFC 9110 §7.8). Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder requiredUpgrade(String protocol) {
    return option(InitParameters.REQUIRED_UPGRADE, protocol);
  }

  /**
   * What happens to a request that is encrypted while no source tells the TLS version: {@code
   * refuse} or {@code allow}. Default: {@code refuse}.
   */
  public UpgradeRequiredFilterBuilder whenTlsUnknown(String answer) {
    return option(InitParameters.WHEN_TLS_UNKNOWN, answer);
  }

  /**
   * The url-patterns of requests that are let through whatever they negotiated: exact paths, {@code
   * /prefix/*} and {@code *.ext}, or {@code none}. Default: {@code /.well-known/acme-challenge/*},
   * without which certificates cannot be renewed (RFC 8555 §8.3); what is set here replaces it.
   *
   * <p>Only a path that the request line has to the letter is exempt: never one that is
   * percent-encoded, or has {@code //}, {@code ;}, {@code .} or {@code ..}. A pattern that only
   * such a path could match is a mistake.
   */
  public UpgradeRequiredFilterBuilder exemptPaths(String... urlPatterns) {
    return option(InitParameters.EXEMPT_PATHS, String.join(",", urlPatterns));
  }

  /**
   * The addresses and CIDR blocks of clients that are let through whatever they negotiated, such as
   * health probes. Default: {@code none}. A request that a proxy has forwarded is never exempt by
   * its address.
   */
  public UpgradeRequiredFilterBuilder exemptClients(String... cidrBlocks) {
    return option(InitParameters.EXEMPT_CLIENTS, String.join(",", cidrBlocks));
  }

  /**
   * What is done about requests that fall short: {@code enforce}, {@code report-only} or {@code
   * off}. Default: {@code enforce}. Can be switched by JMX while the application runs.
   */
  public UpgradeRequiredFilterBuilder mode(String mode) {
    return option(InitParameters.MODE, mode);
  }

  /**
   * When refusing begins; until then, requests that fall short are served with a warning. Default:
   * at once.
   */
  public UpgradeRequiredFilterBuilder enforceFrom(OffsetDateTime date) {
    return option(InitParameters.ENFORCE_FROM, date.toString());
  }

  /**
   * Rehearsals before {@code enforceFrom}, as ISO 8601 intervals: {@code 2027-02-01T09:00Z/PT30M}.
   * Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder brownouts(String... intervals) {
    return option(InitParameters.BROWNOUTS, String.join(",", intervals));
  }

  /** How many of a hundred clients a brownout hits, from 1 to 100. Default: 100. */
  public UpgradeRequiredFilterBuilder brownoutPercent(int percent) {
    return option(InitParameters.BROWNOUT_PERCENT, String.valueOf(percent));
  }

  /** Whether reports have {@code networks} or {@code full} addresses. Default: networks. */
  public UpgradeRequiredFilterBuilder reportAddresses(String howMuch) {
    return option(InitParameters.REPORT_ADDRESSES, howMuch);
  }

  /**
   * The addresses and CIDR blocks of proxies that are believed when they tell what their clients
   * negotiated, in the way that {@link #proxyPreset} says. Default: {@code none}; every connection
   * then speaks for itself.
   */
  public UpgradeRequiredFilterBuilder trustedProxies(String... cidrBlocks) {
    return option(InitParameters.TRUSTED_PROXIES, String.join(",", cidrBlocks));
  }

  /** How they tell it: {@code nginx}, {@code haproxy}, {@code aws-alb} and others. No default. */
  public UpgradeRequiredFilterBuilder proxyPreset(String preset) {
    return option(InitParameters.PROXY_PRESET, preset);
  }

  /** The name of the field with the TLS version. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyTlsHeader(String name) {
    return option(InitParameters.PROXY_TLS_HEADER, name);
  }

  /** The name of the field with the cipher suite. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyCipherHeader(String name) {
    return option(InitParameters.PROXY_CIPHER_HEADER, name);
  }

  /** The name of the field with the HTTP version. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxyHttpHeader(String name) {
    return option(InitParameters.PROXY_HTTP_HEADER, name);
  }

  /** The name of the field with the scheme. Default: by preset. */
  public UpgradeRequiredFilterBuilder proxySchemeHeader(String name) {
    return option(InitParameters.PROXY_SCHEME_HEADER, name);
  }

  /**
   * The oldest TLS version that the trusted proxies accept, where they cannot tell it. Default:
   * none is assumed.
   */
  public UpgradeRequiredFilterBuilder proxyAssumes(TlsVersion floor) {
    return option(InitParameters.PROXY_ASSUMES, floor.javaName());
  }

  /**
   * A field that the trusted proxies must send, as {@code Field-Name: value}; needed where their
   * addresses are shared with others. At least 16 characters. Default: none.
   */
  public UpgradeRequiredFilterBuilder proxySecret(String field) {
    return option(InitParameters.PROXY_SECRET, field);
  }

  /**
   * The status where HTTP forbids the {@code Upgrade} field, as HTTP/2 and HTTP/3 do: 426, 403, 400
   * or 505. Default: 426. For those who take RFC 9110 §15.5.22 to mean that a 426 without {@code
   * Upgrade} must not be.
   */
  public UpgradeRequiredFilterBuilder statusWithoutUpgrade(int status) {
    return option(InitParameters.STATUS_WITHOUT_UPGRADE, String.valueOf(status));
  }

  /**
   * The exact value of the {@code Upgrade} field (RFC 9110 §7.8), best protocol first. Default:
   * computed from what is required.
   */
  public UpgradeRequiredFilterBuilder upgrade(String protocols) {
    return option(InitParameters.UPGRADE, protocols);
  }

  /** The value of {@code Alt-Svc} (RFC 7838 §3) that refusals carry. Default: none is sent. */
  public UpgradeRequiredFilterBuilder altSvc(String alternatives) {
    return option(InitParameters.ALT_SVC, alternatives);
  }

  /** What people call the site; shown in explanations. At most 200 characters. Default: none. */
  public UpgradeRequiredFilterBuilder siteName(String name) {
    return option(InitParameters.SITE_NAME, name);
  }

  /** An http or https URL of a page with help; linked in explanations. Default: none. */
  public UpgradeRequiredFilterBuilder helpUrl(String url) {
    return option(InitParameters.HELP_URL, url);
  }

  /**
   * Whom to ask for help: an e-mail address, a URL or any text of at most 200 characters; shown in
   * explanations. Default: none.
   */
  public UpgradeRequiredFilterBuilder contact(String whom) {
    return option(InitParameters.CONTACT, whom);
  }

  /**
   * The language of explanations for clients that ask for none that is there (RFC 4647 §3.4), as a
   * tag such as {@code de} or {@code zh-Hant}. Default: {@code en}.
   */
  public UpgradeRequiredFilterBuilder locale(String tag) {
    return option(InitParameters.LOCALE, tag);
  }

  /**
   * An HTML file in the web application that takes the place of the built-in page, such as {@code
   * /WEB-INF/upgrade-required.html}: UTF-8, at most 64 KiB, with <code>${name}</code> in the places
   * of values. Read and checked when the application starts. Default: the built-in page.
   */
  public UpgradeRequiredFilterBuilder page(String path) {
    return option(InitParameters.PAGE, path);
  }

  /**
   * The origins whose scripts may read refusals (Fetch standard, CORS protocol), or {@code *} for
   * all. Their preflights are let through to the application. Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder corsAllowedOrigins(String... origins) {
    return option(InitParameters.CORS_ALLOWED_ORIGINS, String.join(",", origins));
  }

  /**
   * The https origins on which a browser goes on, by 308 to the same path, when somebody navigated
   * here in cleartext: that of the host asked for, or else the first. Programs are refused all the
   * same, and do not go on sending their credentials in the clear. Default: {@code none}.
   */
  public UpgradeRequiredFilterBuilder redirectNavigations(String... origins) {
    return option(InitParameters.REDIRECT_NAVIGATIONS, String.join(",", origins));
  }

  /**
   * An exact path where GET tells any client what it negotiated and whether that will do; {@code
   * ?preview} shows the refusal that others get, {@code ?preview=CODE&lang=TAG} that for one
   * violation and in one language. Like exempt paths, it has to be sent to the letter. Default:
   * none.
   */
  public UpgradeRequiredFilterBuilder checkPath(String path) {
    return option(InitParameters.CHECK_PATH, path);
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

  /** Whom to tell of every request that falls short. For code alone: this is no init-param. */
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
    return new UpgradeRequiredFilter(
            options, new WebApplication(Optional.empty(), renderers, listeners))
        .checked();
  }

  private UpgradeRequiredFilterBuilder option(String name, String value) {
    options.put(name, Objects.requireNonNull(value, name + " is null; leave it out instead"));
    return this;
  }
}

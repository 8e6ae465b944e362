package dev.upgraderequired;

import dev.upgraderequired.negotiation.TrustedProxies;
import dev.upgraderequired.policy.ProtocolPolicy;
import dev.upgraderequired.refusal.RefusalSettings;
import dev.upgraderequired.refusal.Refusals;
import dev.upgraderequired.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names of all options. They are public API, in {@code web.xml} and in the builder alike. */
final class InitParameters {

  static final String MINIMUM_TLS = "minimumTls";
  static final String MINIMUM_HTTP = "minimumHttp";
  static final String CIPHER_SUITES = "cipherSuites";
  static final String REQUIRED_UPGRADE = "requiredUpgrade";
  static final String WHEN_TLS_UNKNOWN = "whenTlsUnknown";
  static final String EXEMPT_PATHS = "exemptPaths";
  static final String EXEMPT_CLIENTS = "exemptClients";
  static final String TRUSTED_PROXIES = "trustedProxies";
  static final String PROXY_PRESET = "proxyPreset";
  static final String PROXY_TLS_HEADER = "proxyTlsHeader";
  static final String PROXY_CIPHER_HEADER = "proxyCipherHeader";
  static final String PROXY_HTTP_HEADER = "proxyHttpHeader";
  static final String PROXY_SCHEME_HEADER = "proxySchemeHeader";
  static final String PROXY_ASSUMES = "proxyAssumes";
  static final String PROXY_SECRET = "proxySecret";
  static final String MODE = "mode";
  static final String ENFORCE_FROM = "enforceFrom";
  static final String BROWNOUTS = "brownouts";
  static final String BROWNOUT_PERCENT = "brownoutPercent";
  static final String REPORT_ADDRESSES = "reportAddresses";
  static final String STATUS_WITHOUT_UPGRADE = "statusWithoutUpgrade";
  static final String UPGRADE = "upgrade";
  static final String ALT_SVC = "altSvc";
  static final String SITE_NAME = "siteName";
  static final String HELP_URL = "helpUrl";
  static final String CONTACT = "contact";
  static final String LOCALE = "locale";
  static final String PAGE = "page";
  static final String CORS_ALLOWED_ORIGINS = "corsAllowedOrigins";
  static final String REDIRECT_NAVIGATIONS = "redirectNavigations";
  static final String CHECK_PATH = "checkPath";

  /** What an option says that is to have no value at all. */
  static final String NONE = "none";

  private InitParameters() {}

  /** The configuration that the options make; whether they were right is for the reader to say. */
  static Configuration read(OptionReader options, WebApplication application) {
    ProtocolPolicy policy = PolicyOptions.policy(options);
    TrustedProxies proxies = ProxyOptions.trustedProxies(options);
    RefusalSettings settings = RefusalOptions.settings(options, application);
    PathPatterns checkPath = PolicyOptions.checkPath(options);
    return new Configuration(
        proxies,
        policy,
        PolicyOptions.exemptions(options, proxies, settings.readers()),
        checkPath,
        RolloutOptions.mode(options),
        RolloutOptions.rollout(options),
        RolloutOptions.reportsWholeAddresses(options),
        settings.site(),
        checkPath.isEmpty() ? Previews.NONE : Previews.of(policy),
        new Refusals(policy.requirements(), settings));
  }

  /** The items of a value that is a list. */
  static List<String> list(String value) {
    if (value.equalsIgnoreCase(NONE)) {
      return List.of();
    }
    List<String> items = Stream.of(value.split(",", -1)).map(String::strip).toList();
    if (items.contains("")) {
      throw notAccepted(value, "a list without gaps", "one comma between two items");
    }
    return items;
  }

  static IllegalArgumentException notAccepted(String value, String what, String accepted) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "\"%s\" is not %s; use %s", Printable.of(value), what, accepted));
  }
}

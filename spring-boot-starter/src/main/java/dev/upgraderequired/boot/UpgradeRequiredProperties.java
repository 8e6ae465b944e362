package dev.upgraderequired.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The properties of the starter: {@code enabled}, {@code order}, and every option of the filter.
 * Options are text, so that the filter reports all mistakes at once, and null if they are not set.
 *
 * @param enabled Whether the filter is registered.
 * @param order Order of the filter. By default it comes first, or right behind the filter of Spring
 *     Boot that observes requests.
 * @param whenTlsUnknown What happens to requests over TLS whose version no source reports.
 * @param minimumTls Oldest accepted TLS version.
 * @param cipherSuites Accepted cipher suites: a quality, or names with '*' for any part of them.
 * @param minimumHttp Oldest accepted HTTP version.
 * @param requiredUpgrade Protocol to which every request must ask to upgrade.
 * @param plannedMinimumTls Oldest TLS version that is to be accepted from 'enforce-from' on.
 * @param plannedCipherSuites Cipher suites that are to be accepted from 'enforce-from' on.
 * @param plannedMinimumHttp Oldest HTTP version that is to be accepted from 'enforce-from' on.
 * @param trustedProxies Addresses and CIDR blocks of proxies whose reports about their clients are
 *     trusted, or 'unix' for Unix domain sockets.
 * @param proxyPreset How the trusted proxies report what their clients negotiated.
 * @param proxyTlsHeader Header with the TLS version. Default: by preset.
 * @param proxyCipherHeader Header with the cipher suite. Default: by preset.
 * @param proxyHttpHeader Header with the HTTP version. Default: by preset.
 * @param proxySchemeHeader Header with the scheme. Default: by preset.
 * @param proxyAssumes Oldest TLS version that the trusted proxies accept, if they cannot report it.
 * @param proxySecret Header that the trusted proxies must send, as 'X-Origin-Verify: value'.
 * @param statusWithoutUpgrade Status of refusals in HTTP/2 and HTTP/3, which have no Upgrade.
 * @param upgrade Exact value of Upgrade, best protocol first. Default: from the requirements.
 * @param altSvc Value of Alt-Svc that refusals carry.
 * @param locale Language of explanations for clients that accept no supported language.
 * @param siteName Name of the site, shown in explanations.
 * @param siteUrl URL of the site (https), in commands and links of explanations.
 * @param helpUrl URL of a page with help, linked in explanations.
 * @param contact Contact for help, shown in explanations: an e-mail address, a URL or any text.
 * @param page HTML page that replaces the built-in one, in UTF-8 and at most 64 KiB.
 * @param corsAllowedOrigins Origins whose scripts may read refusals, or '*' for all.
 * @param redirectNavigations Origins of https to which browsers in cleartext are redirected.
 * @param strictTransportSecurity Value of Strict-Transport-Security in responses over TLS.
 * @param exemptPaths Paths that are exempt: exact ones, '/prefix/*' and '*.ext'.
 * @param exemptClients Addresses and CIDR blocks of exempt clients, or 'unix' for Unix sockets.
 * @param checkPath Path where any client sees what it negotiated, and whether that complies.
 * @param mode How requests that violate the policy are handled.
 * @param modeFile Absolute path of a file whose only word is the mode.
 * @param enforceFrom When what is planned is enforced or, if nothing is, the whole policy: a date
 *     and time with an offset.
 * @param brownouts Rehearsals before 'enforce-from', such as '2027-02-01T09:00Z/PT30M'.
 * @param brownoutPercent Share of clients that brownouts affect, from 1 to 100.
 * @param reportAddresses Part of client addresses that reports show.
 */
@ConfigurationProperties(UpgradeRequiredProperties.PREFIX)
public record UpgradeRequiredProperties(
    @Nullable Boolean enabled,
    @Nullable Integer order,
    @Nullable String whenTlsUnknown,
    @Nullable String minimumTls,
    @Nullable List<String> cipherSuites,
    @Nullable String minimumHttp,
    @Nullable String requiredUpgrade,
    @Nullable String plannedMinimumTls,
    @Nullable List<String> plannedCipherSuites,
    @Nullable String plannedMinimumHttp,
    @Nullable List<String> trustedProxies,
    @Nullable String proxyPreset,
    @Nullable String proxyTlsHeader,
    @Nullable String proxyCipherHeader,
    @Nullable String proxyHttpHeader,
    @Nullable String proxySchemeHeader,
    @Nullable String proxyAssumes,
    @Nullable String proxySecret,
    @Nullable String statusWithoutUpgrade,
    @Nullable String upgrade,
    @Nullable String altSvc,
    @Nullable String locale,
    @Nullable String siteName,
    @Nullable String siteUrl,
    @Nullable String helpUrl,
    @Nullable String contact,
    @Nullable Resource page,
    @Nullable List<String> corsAllowedOrigins,
    @Nullable List<String> redirectNavigations,
    @Nullable String strictTransportSecurity,
    @Nullable List<String> exemptPaths,
    @Nullable List<String> exemptClients,
    @Nullable String checkPath,
    @Nullable String mode,
    @Nullable String modeFile,
    @Nullable String enforceFrom,
    @Nullable List<String> brownouts,
    @Nullable String brownoutPercent,
    @Nullable String reportAddresses) {

  static final String PREFIX = "upgrade-required";

  /** Without the values, one of which is a secret. */
  @Override
  public String toString() {
    return PREFIX;
  }
}

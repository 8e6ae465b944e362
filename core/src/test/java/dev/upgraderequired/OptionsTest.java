package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.config.Placeholders;
import dev.upgraderequired.internal.refusal.words.SupportedLanguages;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.ProxyPreset;
import dev.upgraderequired.spi.ReportAddresses;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class OptionsTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");

  private static final Placeholders PLACEHOLDERS =
      new Placeholders(
          Map.of(
                  "MINIMUM",
                  "TLSv1.3",
                  "EMPTY",
                  "",
                  "BAD",
                  "1.9",
                  "SECRET",
                  "s3cr \" is e/t",
                  "NONE",
                  "none",
                  "GAP",
                  "TLS/1.3,,TLS/1.2")
              ::get,
          Map.of("minimum.http", "h2", "odd", "$1\\")::get);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NAME                 | VALUE                  | MESSAGE
          minimumTls           | 1.4                    | minimumTls: "1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | TLSv1.4                | minimumTls: "TLSv1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | SSLv3                  | minimumTls: "SSLv3" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | TLSv1.2, TLSv1.3       | minimumTls: "TLSv1.2, TLSv1.3" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | anything               | minimumTls: "anything" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | ''                     | minimumTls: "" is empty; give a value, or leave the option out for its default
          minimumTls           | ' '                    | minimumTls: "" is empty; give a value, or leave the option out for its default
          minimumTls           | ${env.BAD}             | minimumTls: "${env.BAD}" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumTls           | ${env.EMPTY}           | minimumTls: "${env.EMPTY}" is empty; give a value, or leave the option out for its default
          minimumTls           | ${env.NOWHERE}         | minimumTls: ${env.NOWHERE} is not defined; set the environment variable NOWHERE
          minimumTls           | ${sys.nowhere}         | minimumTls: ${sys.nowhere} is not defined; set the system property nowhere
          minimumTls           | ${MINIMUM}             | minimumTls: "${MINIMUM}" is not a placeholder; use ${env.NAME} or ${sys.name}
          minimumTls           | ${env.X:1.2}           | minimumTls: "${env.X:1.2}" is not a placeholder; use ${env.NAME} or ${sys.name}
          minimumTls           | ${env.}                | minimumTls: "${env.}" is not a placeholder; use ${env.NAME} or ${sys.name}
          minimumTls           | ${env.MINIMUM          | minimumTls: "${env.MINIMUM" is not a placeholder; use ${env.NAME} or ${sys.name}
          minimumTls           | ${sys.odd}             | minimumTls: "${sys.odd}" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          minimumHttp          | 1.0                    | minimumHttp: "1.0" is not a minimum for HTTP; use none, 1.1, 2 or 3
          minimumHttp          | HTTP/4                 | minimumHttp: "HTTP/4" is not a minimum for HTTP; use none, 1.1, 2 or 3
          minimumHttp          | https                  | minimumHttp: "https" is not a minimum for HTTP; use none, 1.1, 2 or 3
          minimumHttp          | any                    | minimumHttp: "any" is not a minimum for HTTP; use none, 1.1, 2 or 3
          whenTlsUnknown       | deny                   | whenTlsUnknown: "deny" is not accepted; use refuse or allow
          whenTlsUnknown       | true                   | whenTlsUnknown: "true" is not accepted; use refuse or allow
          exemptPaths          | health                 | exemptPaths: "health" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /a/*/b                 | exemptPaths: "/a/*/b" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /a*                    | exemptPaths: "/a*" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | *.tar.gz               | exemptPaths: "*.tar.gz" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /health,               | exemptPaths: "/health," is not a list without gaps; use one comma between two items
          exemptPaths          | /a/../b                | exemptPaths: "/a/../b" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /a%20b                 | exemptPaths: "/a%20b" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | //health               | exemptPaths: "//health" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | ^/health$              | exemptPaths: "^/health$" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /*                     | exemptPaths: "/*" is every path, which would leave nothing to guard; use narrower url-patterns
          exemptPaths          | /                      | exemptPaths: "/" is every path, which would leave nothing to guard; use narrower url-patterns
          exemptPaths          | //*                    | exemptPaths: "//*" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /a//*                  | exemptPaths: "/a//*" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | *.*                    | exemptPaths: "*.*" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /a /b                  | exemptPaths: "/a /b" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          exemptPaths          | /bücher                | exemptPaths: "/bücher" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          exemptPaths          | /bücher/*              | exemptPaths: "/bücher/*" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          exemptPaths          | *.bü                   | exemptPaths: "*.bü" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          exemptPaths          | /{id}                  | exemptPaths: "/{id}" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          exemptPaths          | /a[1]/*                | exemptPaths: "/a[1]/*" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          exemptClients        | 0.0.0.0/0              | exemptClients: "0.0.0.0/0" is every address; use narrower CIDR blocks
          exemptClients        | localhost              | exemptClients: "localhost" is not an address or CIDR block; use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix for Unix domain sockets
          exemptClients        | unix:/run/probe.sock   | exemptClients: "unix:/run/probe.sock" is not an address or CIDR block; did you mean unix, which is every peer of a Unix domain socket?
          exemptClients        | 10.0.0.1,/run/p        | exemptClients: "/run/p" is not an address or CIDR block; did you mean unix, which is every peer of a Unix domain socket?
          exemptClients        | linux                  | exemptClients: "linux" is not an address or CIDR block; use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix for Unix domain sockets
          exemptClients        | 10.0.0.0/33            | exemptClients: "10.0.0.0/33" is not an address or CIDR block; use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix for Unix domain sockets
          exemptClients        | 10.0.0.5/8             | exemptClients: "10.0.0.5/8" has bits set behind its prefix; use 10.0.0.0/8 for the block or 10.0.0.5 for the address
          exemptClients        | 10.0.0.1 10.0.0.2      | exemptClients: "10.0.0.1 10.0.0.2" is not an address or CIDR block; use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix for Unix domain sockets
          statusWithoutUpgrade | 401                    | statusWithoutUpgrade: "401" is not accepted; use 426, 403, 400 or 505
          statusWithoutUpgrade | 426.0                  | statusWithoutUpgrade: "426.0" is not accepted; use 426, 403, 400 or 505
          upgrade              | none                   | upgrade: "none" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | TLSv1.3                | upgrade: "TLSv1.3" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | https/1.1              | upgrade: "https/1.1" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | TLS/1.2,,h2            | upgrade: "TLS/1.2,,h2" is not a list without gaps; use one comma between two items
          upgrade              | TLS/1.2,               | upgrade: "TLS/1.2," is not a list without gaps; use one comma between two items
          upgrade              | ,                      | upgrade: "," is not a list without gaps; use one comma between two items
          upgrade              | ${env.GAP}             | upgrade: "${env.GAP}" is not a list without gaps; use one comma between two items
          upgrade              | TLS 1.2                | upgrade: "TLS 1.2" is not a protocol; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | h2                     | upgrade: "h2" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | https                  | upgrade: "https" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          upgrade              | TLS/1.ü                | upgrade: "TLS/1.ü" is not a protocol; use names such as TLS/1.3, HTTP/2.0 or websocket
          altSvc               | h3                     | altSvc: "h3" is not an Alt-Svc value; use one such as h3=":443"; ma=86400
          altSvc               | h3=:443                | altSvc: "h3=:443" is not an Alt-Svc value; use one such as h3=":443"; ma=86400
          altSvc               | h3=":443"; ma          | altSvc: "h3=":443"; ma" is not an Alt-Svc value; use one such as h3=":443"; ma=86400
          altSvc               | h3=":443" h2=":443"    | altSvc: "h3=":443" h2=":443"" is not an Alt-Svc value; use one such as h3=":443"; ma=86400
          cipherSuites         | none                   | cipherSuites: "none" is not a cipher suite; use any, forward-secret, aead, or IANA's names such as TLS_AES_128_GCM_SHA256, TLS_ECDHE_*_GCM_*
          cipherSuites         | forward-secrecy        | cipherSuites: "forward-secrecy" is not accepted; use forward-secret
          cipherSuites         | TLS_AES_*, aead        | cipherSuites: "aead" is not for a list; use it alone, or names; for both qualities TLS_AES_*, TLS_CHACHA20_*, TLS_ECDHE_*_GCM_*
          cipherSuites         | ECDHE-RSA-*            | cipherSuites: "ECDHE-RSA-*" is not a cipher suite that is known; use any, forward-secret, aead, or IANA's names such as TLS_AES_128_GCM_SHA256, TLS_ECDHE_*_GCM_*
          cipherSuites         | TLS_AES_*,,            | cipherSuites: "TLS_AES_*,," is not a list without gaps; use one comma between two items
          requiredUpgrade      | web-socket             | requiredUpgrade: "web-socket" is not registered for Upgrade; use websocket
          requiredUpgrade      | websocket/13           | requiredUpgrade: "websocket/13" is not registered for Upgrade; use websocket
          requiredUpgrade      | wss                    | requiredUpgrade: "wss" is not registered for Upgrade; use names such as TLS/1.3, HTTP/2.0 or websocket
          cipherSuites         | *************~         | cipherSuites: "*************~" is not a cipher suite that is known; use any, forward-secret, aead, or IANA's names such as TLS_AES_128_GCM_SHA256, TLS_ECDHE_*_GCM_*
          requiredUpgrade      | any                    | requiredUpgrade: "any" is not a protocol to switch to; use websocket, or another protocol of the application
          requiredUpgrade      | TLS/1.3                | requiredUpgrade: "TLS/1.3" is not a protocol to switch to; use minimumTls
          requiredUpgrade      | h2c                    | requiredUpgrade: "h2c" is not a protocol to switch to; use minimumHttp
          requiredUpgrade      | HTTP/2.0               | requiredUpgrade: "HTTP/2.0" is not a protocol to switch to; use minimumHttp
          requiredUpgrade      | a b                    | requiredUpgrade: "a b" is not a protocol; use names such as TLS/1.3, HTTP/2.0 or websocket
          locale               | xx                     | locale: "xx" is not a supported language; use LANGUAGES
          locale               | zh                     | locale: "zh" is not a supported language; use LANGUAGES
          helpUrl              | example.org/help       | helpUrl: "example.org/help" is not a web address; use one such as https://www.example.org/help
          helpUrl              | javascript:alert(1)    | helpUrl: "javascript:alert(1)" is not a web address; use one such as https://www.example.org/help
          helpUrl              | ftp://example.org/     | helpUrl: "ftp://example.org/" is not a web address; use one such as https://www.example.org/help
          helpUrl              | https://               | helpUrl: "https://" is not a web address; use one such as https://www.example.org/help
          siteUrl              | http://example.org     | siteUrl: "http://example.org" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          siteUrl              | https://example.org/?a | siteUrl: "https://example.org/?a" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          siteUrl              | https://a@example.org/ | siteUrl: "https://a@example.org/" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          siteUrl              | https://[2001:db8::7]/ | siteUrl: "https://[2001:db8::7]/" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          siteUrl              | https://example.org:65536 | siteUrl: "https://example.org:65536" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          corsAllowedOrigins   | https://example.org:65536 | corsAllowedOrigins: "https://example.org:65536" is not an origin; use one such as https://www.example.org, without a path
          siteUrl              | https://example.org/$(id) | siteUrl: "https://example.org/$(id)" is not the https URL of a site; use one such as https://www.example.org/shop, of letters, digits and . _ - /
          siteName             | ''                     | siteName: "" is empty; give a value, or leave the option out for its default
          page                 | page.html              | page: "page.html" is not a path in the application; use one such as /WEB-INF/page.html
          corsAllowedOrigins   | example.org            | corsAllowedOrigins: "example.org" is not an origin; use one such as https://www.example.org, without a path
          corsAllowedOrigins   | https://example.org/   | corsAllowedOrigins: "https://example.org/" is not an origin; use one such as https://www.example.org, without a path
          corsAllowedOrigins   | https://a.example, *   | corsAllowedOrigins: "*" is not an origin; use one such as https://www.example.org, without a path
          corsAllowedOrigins   | null                   | corsAllowedOrigins: "null" is not an origin; use one such as https://www.example.org, without a path
          redirectNavigations  | http://example.org     | redirectNavigations: "http://example.org" is not encrypted; use an origin such as https://www.example.org
          redirectNavigations  | https://example.org/x  | redirectNavigations: "https://example.org/x" is not an origin; use one such as https://www.example.org, without a path
          checkPath            | check                  | checkPath: "check" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
          checkPath            | /check/*               | checkPath: "/check/*" is not one path; use an exact path such as /protocol-check
          checkPath            | /prüfung               | checkPath: "/prüfung" can never match, since a path that is percent-encoded or longer than 2000 characters is not matched; use a path of letters, digits and -._~!$&'()+=:@
          modeFile             | mode                   | modeFile: "mode" is not an absolute path of a file; use one such as /etc/upgrade-required/mode
          strictTransportSecurity | max-age="1             | strictTransportSecurity: "max-age="1" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1; preload  | strictTransportSecurity: "max-age=1; preload" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age                | strictTransportSecurity: "max-age" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1d             | strictTransportSecurity: "max-age=1d" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | includeSubDomains      | strictTransportSecurity: "includeSubDomains" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1; max-age=2   | strictTransportSecurity: "max-age=1; max-age=2" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1; preloaded   | strictTransportSecurity: "max-age=1; preloaded" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1;             | strictTransportSecurity: "max-age=1;" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1, preload     | strictTransportSecurity: "max-age=1, preload" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they apply, includeSubDomains and preload, separated by semicolons
          strictTransportSecurity | max-age=1; preload | strictTransportSecurity: "max-age=1; preload" has preload, which needs includeSubDomains and a max-age of at least 31536000
          strictTransportSecurity | max-age=63072000; preload | strictTransportSecurity: "max-age=63072000; preload" has preload, which needs includeSubDomains and a max-age of at least 31536000
          mode                 | dry-run                | mode: "dry-run" is not a mode; use enforce, report-only or off
          enforceFrom          | 2027-03-01             | enforceFrom: "2027-03-01" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          enforceFrom          | 2027-03-01T00:00       | enforceFrom: "2027-03-01T00:00" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          enforceFrom          | +10000-01-01T00:00Z    | enforceFrom: "+10000-01-01T00:00Z" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          enforceFrom          | 9999-12-31T23:00-02:00 | enforceFrom: "9999-12-31T23:00-02:00" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          enforceFrom          | tomorrow               | enforceFrom: "tomorrow" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          enforceFrom          | 2027-02-30T00:00Z      | enforceFrom: "2027-02-30T00:00Z" is not a date and time with an offset; use one such as 2027-03-01T00:00Z or +01:00
          brownouts            | 2027-02-01T09:00Z/PT30M | brownouts: needs enforceFrom; without it every violation is refused at once
          brownoutPercent      | 50                     | brownoutPercent: needs brownouts
          reportAddresses      | none                   | reportAddresses: "none" is not accepted; use networks or full
          minimumTLS           | s3cret                 | minimumTLS: unknown option; did you mean minimumTls?
          minimalTls           | s3cret                 | minimalTls: unknown option; did you mean minimumTls?
          exemptPath           | s3cret                 | exemptPath: unknown option; did you mean exemptPaths?
          updrage              | s3cret                 | updrage: unknown option; did you mean upgrade?
          zzzzzzzzzzz          | s3cret                 | zzzzzzzzzzz: unknown option; known are altSvc, brownoutPercent, brownouts, checkPath, cipherSuites, contact, corsAllowedOrigins, enforceFrom, exemptClients, exemptPaths, helpUrl, locale, minimumHttp, minimumTls, mode, modeFile, page, plannedCipherSuites, plannedMinimumHttp, plannedMinimumTls, proxyAssumes, proxyCipherHeader, proxyHttpHeader, proxyPreset, proxySchemeHeader, proxySecret, proxyTlsHeader, redirectNavigations, reportAddresses, requiredUpgrade, siteName, siteUrl, statusWithoutUpgrade, strictTransportSecurity, trustedProxies, upgrade, whenTlsUnknown
          """)
  void saysWhatIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "UpgradeRequiredFilter does not start, because of its options:\n  "
                + message.replace("LANGUAGES", String.join(", ", SupportedLanguages.tags())))
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                          | MESSAGE
          cipherSuites=aead minimumTls=none                                | cipherSuites: requires a cipher suite, while minimumTls=none accepts cleartext; set minimumTls, at least to any
          requiredUpgrade=chat/1 minimumHttp=2                             | requiredUpgrade: cannot be asked for in HTTP/2, which minimumHttp requires; only websocket can
          cipherSuites=TLS_ECDHE_* minimumTls=TLSv1.3                      | cipherSuites: none of these is of TLSv1.3, which minimumTls requires; add TLS_AES_* and TLS_CHACHA20_*
          trustedProxies=0.0.0.0/0 proxyPreset=nginx                       | trustedProxies: "0.0.0.0/0" is every address; use narrower CIDR blocks
          trustedProxies=proxy.example proxyPreset=nginx                   | trustedProxies: "proxy.example" is not an address or CIDR block; use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix for Unix domain sockets
          trustedProxies=10.0.0.1                                          | trustedProxies: needs proxyPreset, which says how they report what their clients negotiated: %s
          trustedProxies=10.0.0.1 proxyPreset=ngnix                        | proxyPreset: "ngnix" is not a preset; use one of %s
          proxyPreset=nginx                                                | proxyPreset: needs trustedProxies, the addresses of the proxies to trust
          proxyTlsHeader=X-A                                               | proxyTlsHeader: needs trustedProxies and proxyPreset
          proxyAssumes=TLSv1.2                                             | proxyAssumes: needs trustedProxies and proxyPreset
          proxySecret=X-Verify:+secret-of-sixteen                          | proxySecret: needs trustedProxies and proxyPreset
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyTlsHeader=X+A     | proxyTlsHeader: "X A" is not the name of a header that is free; use one such as X-SSL-Protocol
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyHttpHeader=X:     | proxyHttpHeader: "X:" is not the name of a header that is free; use one such as X-SSL-Protocol
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyTlsHeader=Connection | proxyTlsHeader: "Connection" is not the name of a header that is free; use one such as X-SSL-Protocol
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyTlsHeader=$ssl_protocol | proxyTlsHeader: "$ssl_protocol" is not the name of a header that is free; use one such as X-SSL-Protocol
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyTlsHeader=x-client-protocol | proxyPreset: has two meanings for one header: x-client-protocol, x-ssl-cipher, x-client-protocol, x-forwarded-proto
          trustedProxies=10.0.0.1 proxyPreset=nginx proxySecret=X-SSL-Protocol:+0123456789abcdef | proxySecret: uses a header that has another meaning already
          trustedProxies=10.0.0.1 proxyPreset=scheme-only proxyCipherHeader=X-A | proxyCipherHeader: is of no use without proxyTlsHeader or cipherSuites
          proxyPreset=none proxySecret=X-Verify:+secret-of-sixteen         | proxySecret: needs trustedProxies and proxyPreset
          trustedProxies=10.0.0.1 proxyPreset=ajp proxyTlsHeader=X-A       | proxyTlsHeader: is of no use, since ajp reports nothing in headers
          trustedProxies=10.0.0.1 proxyPreset=proxy-v2 proxySchemeHeader=X | proxySchemeHeader: is of no use, since proxy-v2 reports nothing in headers
          trustedProxies=10.0.0.1 proxyPreset=nginx proxyAssumes=TLSv1.2   | proxyAssumes: is for proxies that cannot report the TLS version; with these settings they do
          trustedProxies=10.0.0.1 proxyPreset=scheme-only proxyTlsHeader=X proxyAssumes=1.2 | proxyAssumes: is for proxies that cannot report the TLS version; with these settings they do
          trustedProxies=10.0.0.1 proxyPreset=ajp proxyAssumes=TLSv1.2     | proxyAssumes: is for proxies that cannot report the TLS version; with these settings they do
          trustedProxies=10.0.0.1 proxyPreset=scheme-only proxyAssumes=any | proxyAssumes: "any" is not a TLS version; use TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
          trustedProxies=10.0.0.1 proxyPreset=cloudflare                   | proxyPreset: "cloudflare" needs proxySecret, since other customers share its addresses
          trustedProxies=10.0.0.1 proxyPreset=cloudfront proxySecret=${env.NONE} | proxyPreset: "cloudfront" needs proxySecret, since other customers share its addresses
          trustedProxies=${env.NONE} proxyPreset=nginx                     | proxyPreset: needs trustedProxies, the addresses of the proxies to trust
          trustedProxies=10.0.0.1 proxyPreset=cloudfront                   | proxyPreset: "cloudfront" needs proxySecret, since other customers share its addresses
          trustedProxies=10.0.0.1 proxyPreset=azure-frontdoor              | proxyPreset: "azure-frontdoor" needs proxySecret, since other customers share its addresses
          trustedProxies=10.0.0.1 proxyPreset=fastly                       | proxyPreset: "fastly" needs proxySecret, since other customers share its addresses
          trustedProxies=10.0.0.1 proxyPreset=akamai                       | proxyPreset: "akamai" needs proxySecret, since other customers share its addresses
          trustedProxies=10.0.0.1 proxyPreset=nginx proxySecret=secret     | proxySecret: the value is not a field, or has nothing behind its colon; use one such as X-Origin-Verify: 0123456789abcdef
          trustedProxies=10.0.0.1 proxyPreset=nginx proxySecret=X-A:secret | proxySecret: the value is too short; use at least 16 characters
          """)
  void saysWhichOptionsDoNotGoTogether(String options, String message) {
    Map<String, String> given = new HashMap<>();
    for (String option : options.split(" ")) {
      given.put(option.split("=")[0], option.split("=")[1].replace('+', ' '));
    }
    assertThatThrownBy(() -> read(given))
        .hasMessage(
            "UpgradeRequiredFilter does not start, because of its options:\n  "
                + message.formatted(ProxyPreset.names()))
        .hasMessageNotContaining("secret-of")
        .hasMessageNotContaining("\"secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          BROWNOUTS                                          | PERCENT | MESSAGE
          2027-02-01T09:00Z                                  | 50      | brownouts: "2027-02-01T09:00Z" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/                                 | 50      | brownouts: "2027-02-01T09:00Z/" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          /PT30M                                             | 50      | brownouts: "/PT30M" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          /                                                  | 50      | brownouts: "/" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/30M                              | 50      | brownouts: "2027-02-01T09:00Z/30M" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/PT30X                            | 50      | brownouts: "2027-02-01T09:00Z/PT30X" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/P1M                              | 50      | brownouts: "2027-02-01T09:00Z/P1M" is not an interval; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/PT0S                             | 50      | brownouts: "2027-02-01T09:00Z/PT0S" is not an interval that ends after its start; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-01T09:00Z/2027-02-01T08:00Z                | 50      | brownouts: "2027-02-01T09:00Z/2027-02-01T08:00Z" is not an interval that ends after its start; use one such as 2027-02-01T09:00Z/PT30M
          2027-02-28T23:30Z/PT1H                             | 50      | brownouts: "2027-02-28T23:30Z/PT1H" is not over before enforceFrom; use an earlier one, or a later date
          2027-04-01T09:00Z/PT1H                             | 50      | brownouts: "2027-04-01T09:00Z/PT1H" is not over before enforceFrom; use an earlier one, or a later date
          2027-02-01T09:00Z/PT1H,2027-02-01T09:30Z/PT1H      | 50      | brownouts: "2027-02-01T09:00Z/PT1H,2027-02-01T09:30Z/PT1H" is not free of overlaps; use intervals with some time between any two of them
          2027-02-01T09:00Z/PT1H,2027-02-01T10:00Z/PT1H      | 50      | brownouts: "2027-02-01T09:00Z/PT1H,2027-02-01T10:00Z/PT1H" is not free of overlaps; use intervals with some time between any two of them
          2027-02-28T23:30Z/PT30M                            | 50      | brownouts: "2027-02-28T23:30Z/PT30M" is not over before enforceFrom; use an earlier one, or a later date
          2027-02-01T09:00Z/PT1H                             | 0       | brownoutPercent: "0" is not a share of clients; use a whole number from 1 to 100
          2027-02-01T09:00Z/PT1H                             | 101     | brownoutPercent: "101" is not a share of clients; use a whole number from 1 to 100
          2027-02-01T09:00Z/PT1H                             | 50%     | brownoutPercent: "50%" is not a share of clients; use a whole number from 1 to 100
          """)
  void saysWhichDatesContradict(String brownouts, String percent, String message) {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "enforceFrom", "2027-03-01T01:00+01:00",
                        "brownouts", brownouts,
                        "brownoutPercent", percent)))
        .hasMessage("UpgradeRequiredFilter does not start, because of its options:\n  " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                    | WORDS
          mode=off                                                   | Is off, and would require TLS 1.2 or newer of every request that it sees
          mode=report-only                                           | Only reports, and would require TLS 1.2 or newer of every request that it sees
          mode=Report-Only enforceFrom=2027-03-01T00:00Z             | Only reports, and would require TLS 1.2 or newer of every request that it sees; from 2027-03-01T00:00:00Z on
          enforceFrom=2027-03-01T01:00+01:00                         | Requires TLS 1.2 or newer of every request that it sees; from 2027-03-01T00:00:00Z on, and until then it warns
          enforceFrom=2027-01-01T00:00Z                              | Requires TLS 1.2 or newer of every request that it sees; since 2027-01-01T00:00:00Z (enforceFrom has passed)
          enforceFrom=2027-03-01T00:00Z brownouts=2027-02-01T09:00Z/PT30M | Requires TLS 1.2 or newer of every request that it sees; from 2027-03-01T00:00:00Z on, and until then it warns, and refuses 100 % of clients in 1 brownout
          enforceFrom=2027-03-01T00:00Z brownouts=2027-02-01T09:00Z/PT30M,2027-01-01T09:00Z/2027-01-01T10:00Z brownoutPercent=50 | Requires TLS 1.2 or newer of every request that it sees; from 2027-03-01T00:00:00Z on, and until then it warns, and refuses 50 % of clients in 2 brownouts, 1 of them over
          """)
  void putsTheRolloutInWords(String options, String words) {
    Map<String, String> given = new HashMap<>(Map.of("exemptPaths", "none"));
    for (String option : options.split(" ")) {
      given.put(option.split("=")[0], option.split("=")[1]);
    }
    assertThat(words(given).line()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PRESET      | OPTION           | VALUE   | CAVEAT
          nginx       | minimumHttp      | 2       |
          ajp         | minimumHttp      | 2       |
          proxy-v2    | minimumHttp      | 2       |
          aws-alb     | minimumHttp      | 1.1     | http-version-not-forwarded): aws-alb at 10.0.0.1 reports no HTTP version; let it send one
          scheme-only | minimumHttp      | 1.1     | http-version-not-forwarded): scheme-only at 10.0.0.1 reports no HTTP version; let it send one
          scheme-only | minimumTls       | TLSv1.2 | tls-version-unknown): scheme-only at 10.0.0.1 reports no sufficient TLS version
          scheme-only | minimumTls       | any     |
          scheme-only | whenTlsUnknown   | allow   | TLS of an unknown version is accepted
          scheme-only | proxyAssumes     | TLSv1.2 |
          nginx       | cipherSuites     | aead    | cipherSuites trusts the header from nginx at 10.0.0.1: let the proxy set the header
          nginx       | cipherSuites     | TLS_ECDHE_* | cipherSuites lacks suites of TLS 1.3
          ajp         | cipherSuites     | aead    |
          azure-appservice | cipherSuites | TLS_AES_*, TLS_ECDHE_* | cipher-suite-not-forwarded): azure-appservice at 10.0.0.1 reports no cipher suite; let it send one
          azure-appservice | cipherSuites | forward-secret |
          iis         | cipherSuites     | TLS_AES_*, TLS_ECDHE_* | cipher-suite-not-forwarded): iis at 10.0.0.1 reports no cipher suite; let it send one
          iis         | minimumHttp      | 2       |
          varnish-hitch | minimumTls     | TLSv1.2 | varnish-hitch at 10.0.0.1 has no proxySecret: after a response to a request with Upgrade
          varnish-hitch | proxySecret    | X-Origin-Verify: 0123456789abcdef |
          nginx       | minimumTls       | TLSv1.2 |
          haproxy     | minimumTls       | TLSv1.2 |
          scheme-only | proxyAssumes     | TLSv1.1 | tls-version-unknown): scheme-only at 10.0.0.1 reports no sufficient TLS version
          """)
  void warnsWhereNoClientOfAProxyCanPass(
      String preset, String option, String value, String caveat) {
    List<String> caveats =
        words(Map.of("trustedProxies", "10.0.0.1", "proxyPreset", preset, option, value)).caveats();

    if (caveat == null) {
      assertThat(caveats).isEmpty();
    } else {
      assertThat(caveats).anySatisfy(line -> assertThat(line).contains(caveat));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          BROWNOUTS                                | CAVEAT
          none                                     | Until 2027-03-01T00:00:00Z everything is served, cleartext too
          2027-01-01T09:00Z/PT30M                  | Until 2027-03-01T00:00:00Z everything is served, cleartext too
          2027-02-01T09:00Z/PT30M                  | Until 2027-03-01T00:00:00Z everything is served outside brownouts, cleartext too
          """)
  void warnsOfWhatIsServedUntilADate(String brownouts, String caveat) {
    assertThat(words(Map.of("enforceFrom", "2027-03-01T00:00Z", "brownouts", brownouts)).caveats())
        .containsExactly(caveat);
  }

  @Test
  void doesNotAcceptAFieldValueThatHoldsAnotherLine() {
    assertThatThrownBy(() -> read(Map.of("upgrade", "TLS/1.3\r\nSet-Cookie: a=b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(Map.of("altSvc", "h3=\":443\"\r\nSet-Cookie: a=b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(
            () -> read(Map.of("minimumTls", "1.4", "minimumHttp", "", "exemptPath", "/health")))
        .hasMessage(
            """
            UpgradeRequiredFilter does not start, because of its options:
              minimumTls: "1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
              minimumHttp: "" is empty; give a value, or leave the option out for its default
              exemptPath: unknown option; did you mean exemptPaths?""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NAME        | VALUE                                | WORDS
          upgrade     | TLS/1.3                              | Requires TLS 1.2 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          minimumTls  | none                                 | Requires nothing: every request proceeds
          minimumTls  | any                                  | Requires TLS of every request that it sees, except to /.well-known/acme-challenge/*
          minimumTls  | ANY                                  | Requires TLS of every request that it sees, except to /.well-known/acme-challenge/*
          minimumHttp | None                                 | Requires TLS 1.2 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          exemptPaths | None                                 | Requires TLS 1.2 or newer of every request that it sees
          minimumTls  | tls1_3                               | Requires TLS 1.3 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          minimumTls  | ' TLS 1.1 '                          | Requires TLS 1.1 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          minimumTls  | ${env.MINIMUM}                       | Requires TLS 1.3 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          minimumHttp | ${sys.minimum.http}                  | Requires TLS 1.2 or newer, HTTP/2 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          minimumHttp | none                                 | Requires TLS 1.2 or newer of every request that it sees, except to /.well-known/acme-challenge/*
          exemptPaths | none                                 | Requires TLS 1.2 or newer of every request that it sees
          exemptPaths | '/health , /a/* ,*.ico'              | Requires TLS 1.2 or newer of every request that it sees, except to /health, /a/*, *.ico
          exemptClients | Unix , 10.0.0.0/8                    | Requires TLS 1.2 or newer of every request that it sees, except to /.well-known/acme-challenge/*, except from 10.0.0.0/8, unix
          exemptClients | 10.0.0.0/8,192.0.2.7               | Requires TLS 1.2 or newer of every request that it sees, except to /.well-known/acme-challenge/*, except from 10.0.0.0/8, 192.0.2.7
          """)
  void putsThePolicyInWords(String name, String value, String words) {
    assertThat(words(Map.of(name, value)).line()).isEqualTo(words);
  }

  @Test
  void acceptsAHeaderForTheSuiteWithoutOneForTheVersion() {
    Map<String, String> options = new HashMap<>();
    options.put("trustedProxies", "10.0.0.1");
    options.put("proxyPreset", "scheme-only");
    options.put("proxyAssumes", "TLSv1.2");
    options.put("cipherSuites", "forward-secret");
    assertThat(words(options).caveats())
        .anyMatch(line -> line.contains("name the header in proxyCipherHeader"));

    options.put("proxyCipherHeader", "X-SSL-Cipher");
    assertThat(words(options).caveats())
        .noneMatch(line -> line.contains("name the header in proxyCipherHeader"));
  }

  @Test
  void warnsOfWhatRfc8996Forbids() {
    assertThat(words(Map.of("minimumTls", "TLSv1", "whenTlsUnknown", "allow")).caveats())
        .containsExactly(
            "TLS/1.0 is accepted, although RFC 8996 forbids it",
            "TLS of an unknown version is accepted, since whenTlsUnknown is allow");
    assertThat(words(Map.of()).caveats()).isEmpty();
  }

  @Test
  void builderHasEveryOptionAndReportsItsMistakes() {
    UpgradeRequiredFilterBuilder builder =
        UpgradeRequiredFilter.builder()
            .minimumTls(TlsVersion.TLS_1_3)
            .minimumHttp(HttpVersion.HTTP_2)
            .whenTlsUnknown(WhenTlsUnknown.ALLOW)
            .exemptPaths("/health", "/public/*")
            .exemptClients("10.0.0.0/8", "::1", "unix")
            .statusWithoutUpgrade(403)
            .upgrade("TLS/1.3")
            .altSvc("h3=\":443\"; ma=86400, h2=\"alt.example.org:8443\"")
            .strictTransportSecurity("max-age=63072000; includeSubDomains; preload")
            .siteName("Example")
            .siteUrl("https://www.example.org/shop")
            .helpUrl("https://www.example.org/help")
            .contact("help@example.org")
            .locale(Locale.forLanguageTag("zh-Hant"))
            .page("/WEB-INF/page.html")
            .corsAllowedOrigins("https://app.example.org", "https://app.example.org:8443")
            .redirectNavigations("https://www.example.org")
            .checkPath("/protocol-check")
            .trustedProxies("10.0.0.0/8", "2001:db8::/32", "unix")
            .proxyPreset(ProxyPreset.CLOUDFLARE)
            .proxyTlsHeader("X-Tls")
            .proxyCipherHeader("X-Cipher")
            .proxyHttpHeader("X-Http")
            .proxySchemeHeader("X-Scheme")
            .proxySecret("X-Origin-Verify", "0123456789abcdef")
            .mode(Mode.REPORT_ONLY)
            .modeFile(Path.of("/etc/upgrade-required/mode").toAbsolutePath())
            .enforceFrom(OffsetDateTime.parse("2027-03-01T00:00+01:00"))
            .brownouts(OffsetDateTime.parse("2027-02-02T09:00Z"), Duration.ofHours(1))
            .brownouts(OffsetDateTime.parse("2027-02-01T09:00Z"), Duration.ofMinutes(30))
            .brownoutPercent(50)
            .reportAddresses(ReportAddresses.FULL);
    assertThat(builder.build()).isNotNull();

    assertThatThrownBy(() -> builder.proxyAssumes(TlsVersion.TLS_1_2).build())
        .hasMessageContaining("proxyAssumes: is for proxies that cannot report");
    assertThatThrownBy(() -> builder.statusWithoutUpgrade(200).exemptPaths("x").build())
        .hasMessageContaining("statusWithoutUpgrade: \"200\"")
        .hasMessageContaining("exemptPaths: \"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2\r\nSEVERE: forged",
        "1.2\nx",
        "1.2\tx",
        "1.\u001b[31m2",
        "1.2\u007f",
        "1.2\u0085x",
        "1.2\u2028x",
        "1.2\u2029x",
        "\u202e2.1",
        "1.2\u200b",
        "1.2\0"
      })
  void quotesInOneLine(String value) {
    assertThatThrownBy(() -> read(Map.of("minimumTls", value, "x" + value, "y")))
        .satisfies(
            e -> {
              assertThat(e.getMessage().lines()).hasSize(3);
              assertThat(e.getMessage().replace("\n  ", ""))
                  .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                  .contains("\\");
            });
  }

  @Test
  void quotesTheBeginningOfALongValue() {
    String value = "1".repeat(300);

    assertThatThrownBy(() -> read(Map.of("minimumTls", value, value, "y")))
        .hasMessageContaining(
            "minimumTls: \"" + "1".repeat(100) + "... (300 characters)\" is not a TLS version; use")
        .hasMessageContaining("\n  " + "1".repeat(100) + "... (300 characters): unknown option");
  }

  @Test
  void builderTakesValuesAsTheyAre() {
    Configuration configuration =
        configuration(
            UpgradeRequiredFilter.builder().siteName("None").contact("${x}").exemptPaths("/a,b"));

    assertThat(configuration.site().name()).contains("None");
    assertThat(configuration.site().contact()).contains("${x}");
    assertThat(configuration.exemptions().paths().matches("/a,b")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("mistakesOfBuilders")
  void builderSaysWhatIsWrong(UpgradeRequiredFilterBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .hasMessage("UpgradeRequiredFilter does not start, because of its options:\n  " + message);
  }

  static Stream<Arguments> mistakesOfBuilders() {
    OffsetDateTime noon = OffsetDateTime.parse("2027-02-01T12:00Z");
    return Stream.of(
        arguments(
            UpgradeRequiredFilter.builder().minimumTls(TlsVersion.SSL_3),
            "minimumTls: \"SSLv3\" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or"
                + " TLSv1.3"),
        arguments(
            UpgradeRequiredFilter.builder().minimumHttp(HttpVersion.HTTP_1_0),
            "minimumHttp: \"HTTP/1.0\" is not a minimum for HTTP; use none, 1.1, 2 or 3"),
        arguments(
            UpgradeRequiredFilter.builder().modeFile(Path.of("mode")),
            "modeFile: \"mode\" is not an absolute path of a file; use one such as"
                + " /etc/upgrade-required/mode"),
        arguments(
            UpgradeRequiredFilter.builder()
                .mode(() -> Mode.OFF)
                .modeFile(Path.of("/mode").toAbsolutePath()),
            "modeFile: excludes mode(Supplier), which code has set; use one of them"),
        arguments(
            UpgradeRequiredFilter.builder().exemptPaths("/a", "/b c"),
            "exemptPaths: \"/b c\" is not a url-pattern; use an exact path such as /health, /prefix/*"
                + " or *.ext"),
        arguments(
            UpgradeRequiredFilter.builder()
                .enforceFrom(noon.plusDays(9))
                .brownouts(noon, Duration.ZERO)
                .brownouts(noon, Duration.ofHours(1)),
            "brownouts: \"2027-02-01T12:00Z/PT0S\" is not an interval that ends after its start; use"
                + " one such as 2027-02-01T09:00Z/PT30M"),
        arguments(
            UpgradeRequiredFilter.builder()
                .enforceFrom(noon.plusDays(9))
                .brownouts(noon, Duration.ofHours(2))
                .brownouts(noon.plusHours(1), Duration.ofHours(2)),
            "brownouts: \"2027-02-01T12:00Z/PT2H,2027-02-01T13:00Z/PT2H\" is not free of overlaps; use"
                + " intervals with some time between any two of them"),
        arguments(
            UpgradeRequiredFilter.builder().enforceFrom(noon).brownouts(noon, Duration.ofHours(1)),
            "brownouts: \"2027-02-01T12:00Z/PT1H\" is not over before enforceFrom; use an earlier one,"
                + " or a later date"),
        arguments(
            UpgradeRequiredFilter.builder().proxyPreset(ProxyPreset.NGINX),
            "proxyPreset: needs trustedProxies, the addresses of the proxies to trust"),
        arguments(
            UpgradeRequiredFilter.builder()
                .proxyPreset(ProxyPreset.NGINX)
                .trustedProxies("10.0.0.1")
                .proxySecret("X-Verify", "secret"),
            "proxySecret: the value is too short; use at least 16 characters"),
        arguments(
            UpgradeRequiredFilter.builder()
                .proxyPreset(ProxyPreset.NGINX)
                .trustedProxies("10.0.0.1")
                .proxySecret("X-Verify: a", "0123456789abcdef"),
            "proxySecret: the name or the value is not that of a field; use such as X-Origin-Verify"
                + " and 0123456789abcdef"),
        arguments(
            UpgradeRequiredFilter.builder()
                .enforceFrom(noon.plusDays(9))
                .brownouts(noon, Duration.ofSeconds(Long.MAX_VALUE)),
            "brownouts: \"2027-02-01T12:00Z/PT2562047788015215H30M7S\" is not an interval; use one"
                + " such as 2027-02-01T09:00Z/PT30M"),
        arguments(
            UpgradeRequiredFilter.builder().enforceFrom(OffsetDateTime.MAX),
            "enforceFrom: \"+999999999-12-31T23:59:59.999999999-18:00\" is not a date and time with"
                + " an offset; use one such as 2027-03-01T00:00Z or +01:00"),
        arguments(
            UpgradeRequiredFilter.builder().cipherSuites("forward-secrecy"),
            "cipherSuites: \"forward-secrecy\" is not accepted; use forward-secret"),
        arguments(
            UpgradeRequiredFilter.builder().cipherSuites(),
            "cipherSuites: \"\" is not a cipher suite; use any, forward-secret, aead, or IANA's names"
                + " such as TLS_AES_128_GCM_SHA256, TLS_ECDHE_*_GCM_*"),
        arguments(
            UpgradeRequiredFilter.builder().statusWithoutUpgrade(401),
            "statusWithoutUpgrade: \"401\" is not accepted; use 426, 403, 400 or 505"),
        arguments(
            UpgradeRequiredFilter.builder().locale(Locale.forLanguageTag("is")),
            "locale: \"is\" is not a supported language; use "
                + String.join(", ", SupportedLanguages.tags())));
  }

  @Test
  void builderTakesTextThatWins() {
    assertThat(
            configuration(
                    UpgradeRequiredFilter.builder()
                        .mode(Mode.OFF)
                        .initParams(Map.of("mode", "report-only")))
                .mode())
        .isEqualTo(Mode.REPORT_ONLY);
    assertThatThrownBy(
            UpgradeRequiredFilter.builder()
                    .minimumHttp(HttpVersion.HTTP_1_0)
                    .initParams(Map.of("minimumTls", "1.4", "mod", "off"))
                ::build)
        .hasMessageContaining("minimumHttp: \"HTTP/1.0\" is not")
        .hasMessageContaining("minimumTls: \"1.4\" is not")
        .hasMessageContaining("mod: unknown option; did you mean mode?");
  }

  @Test
  void theLastCallOfABuildersMethodWins() {
    assertThat(
            configuration(
                    UpgradeRequiredFilter.builder()
                        .exemptPaths("x")
                        .exemptPaths("/health")
                        .mode(Mode.OFF)
                        .mode(Mode.REPORT_ONLY))
                .mode())
        .isEqualTo(Mode.REPORT_ONLY);
  }

  private static Configuration configuration(UpgradeRequiredFilterBuilder builder) {
    return builder.build().configuration();
  }

  @Test
  void takesNoneForNoProxy() {
    assertThat(
            read(Map.of("trustedProxies", "none", "proxyPreset", "none", "proxySecret", "none"))
                .proxies()
                .isEmpty())
        .isTrue();
  }

  @Test
  void neverRepeatsASecretThatTheProxySends() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "proxySecret", "X-A: ${env.SECRET}",
                        "trustedProxies", "10.0.0.1",
                        "proxyPreset", "nginx")))
        .hasMessageContaining("proxySecret: ")
        .hasMessageNotContaining("s3cr");
    assertThatThrownBy(() -> read(Map.of("proxySecret", "X-A: abcd${SECRET}tail")))
        .hasMessageContaining("proxySecret: the value has a placeholder that is not right")
        .hasMessageNotContaining("tail");
    assertThat(
            words(
                    Map.of(
                        "proxySecret", "X-A: 0123456789abcdef",
                        "trustedProxies", "10.0.0.1,2001:db8::/32",
                        "proxyPreset", "nginx"))
                .line())
        .endsWith("; trusts nginx at 10.0.0.1, 2001:db8:0:0:0:0:0:0/32")
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void neverRepeatsWhatCameOutOfAPlaceholder() {
    for (String name :
        List.of("minimumTls", "exemptPaths", "exemptClients", "upgrade", "helpUrl")) {
      assertThatThrownBy(() -> read(Map.of(name, "${env.SECRET}")))
          .hasMessageContaining(name + ": \"${env.SECRET}\" is not")
          .hasMessageNotContaining("s3cr");
    }
  }

  @Test
  void builderNamesWhatIsNull() {
    UpgradeRequiredFilterBuilder builder = UpgradeRequiredFilter.builder();
    Map<String, ThrowingCallable> calls =
        Map.of(
            "altSvc", () -> builder.altSvc(null),
            "mode", () -> builder.mode((Mode) null),
            "minimumTls", () -> builder.minimumTls(null),
            "proxyPreset", () -> builder.proxyPreset(null),
            "locale", () -> builder.locale(null),
            "enforceFrom", () -> builder.enforceFrom(null),
            "exemptPaths", () -> builder.exemptPaths("/a", null),
            "exemptClients", () -> builder.exemptClients((String[]) null),
            "proxySecret", () -> builder.proxySecret("X-Verify", null));

    calls.forEach(
        (name, call) ->
            assertThatThrownBy(call)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(name + " is null; leave it out instead"));
  }

  @Test
  void altSvcCanBeNone() {
    assertThat(read(Map.of("altSvc", "none"))).isNotNull();
  }

  @Test
  void builderHasAMethodForEveryOption() {
    List<String> methods =
        List.of(UpgradeRequiredFilterBuilder.class.getMethods()).stream()
            .map(java.lang.reflect.Method::getName)
            .toList();
    assertThatThrownBy(() -> read(Map.of("zzzzzzzzzzzz", "")))
        .satisfies(
            e ->
                assertThat(e.getMessage().replaceFirst("(?s).*known are ", "").split(", "))
                    .hasSizeGreaterThan(5)
                    .isSubsetOf(methods));
  }

  @Test
  void documentationHasARowForEveryOptionAndForNothingElse() throws IOException {
    List<String> all = documented("docs/options.md");
    assertThatThrownBy(() -> read(Map.of("zzzzzzzzzzzz", "")))
        .satisfies(
            e ->
                assertThat(e.getMessage().replaceFirst("(?s).*known are ", "").split(", "))
                    .containsExactlyInAnyOrderElementsOf(all));
    assertThat(documented("README.md")).hasSizeGreaterThan(5).isSubsetOf(all);
  }

  /** The names in the first cells of the tables of options. */
  private static List<String> documented(String page) throws IOException {
    return Pattern.compile("(?m)^\\| (`[^|]*) \\|")
        .matcher(Files.readString(Path.of("..").resolve(page)))
        .results()
        .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(" ")))
        .toList();
  }

  private static ConfigurationSummary words(Map<String, String> given) {
    Configuration configuration = read(given);
    return new ConfigurationSummary(configuration, configuration.mode(), NOW);
  }

  private static Configuration read(Map<String, String> given) {
    return Configurations.read(given, PLACEHOLDERS);
  }
}

package dev.upgraderequired.internal.negotiation.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.ProxyPreset;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

public class ForwardedHeadersTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/forwarded-values.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      numLinesToSkip = 1)
  void readsWhatProxiesWrite(String preset, String field, String value, String means) {
    ProxyPreset proxy = ProxyPreset.parse(preset).orElseThrow();
    FieldNames names = Preset.of(proxy).fieldNames();
    String tls = names.tls().orElseThrow();
    boolean isTls = field.equals("tls");
    ContainerRequest request =
        isTls
            ? request(tls + ": " + value)
            : request(
                tls + (preset.equals("cloudfront") ? ": TLSv1.3:x:y" : ": TLSv1.3"),
                names.http().orElseThrow() + ": " + value);

    NegotiatedProtocol told = read(proxy, request);

    assertThat(isTls ? told.transportSecurity().token() : told.httpVersion().token())
        .isEqualTo(means);
    assertThat(told.source()).isEqualTo(Source.TRUSTED_PROXY);
  }

  /** The odd values have the hash codes of the usual ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NAME              | USUAL        | ODD
          X-SSL-Protocol    | TLSv1.3      | TLTW1.3
          X-SSL-Cipher      | TLS_AES_128_GCM_SHA256 | TLT@AES_128_GCM_SHA256
          X-Client-Protocol | HTTP/2.0     | HTU1/2.0
          X-Forwarded-Proto | http         | htuQ
          """)
  void takesNoLineForAnotherOfTheSameHashCode(String name, String usual, String odd) {
    ForwardedSource source =
        Preset.source(
            ProxyPreset.NGINX, Preset.of(ProxyPreset.NGINX).fieldNames(), Optional.empty());
    NegotiatedProtocol read = source.read(withField(name, usual));

    assertThat(odd).hasSameHashCodeAs(usual);
    assertThat(source.read(withField(name, odd))).isNotEqualTo(read);
    assertThat(source.read(withField(name, usual))).isEqualTo(read);
  }

  private static ContainerRequest withField(String name, String value) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "X-SSL-Protocol",
                name.equals("X-Forwarded-Proto") ? "" : "TLSv1.3",
                "X-Client-Protocol",
                "HTTP/2.0"));
    fields.put(name, value);
    return request(
        fields.entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue())
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PRESET      | FIELDS                                                         | TLS     | HTTP     | FAULTS
          nginx       | X-SSL-Protocol: TLSv1.2; X-Client-Protocol: HTTP/2.0           | TLS/1.2 | HTTP/2.0 |
          nginx       | X-Other: x                                                     | unknown | unknown  | no X-SSL-Protocol, no X-Client-Protocol
          nginx       | X-Forwarded-Proto: http                                        | none    | unknown  | no X-Client-Protocol
          nginx       | X-Forwarded-Proto: https                                       | unknown | unknown  | no X-SSL-Protocol, no X-Client-Protocol
          nginx       | X-Forwarded-Proto: HTTP; X-Client-Protocol: HTTP/1.1           | none    | HTTP/1.1 |
          nginx       | X-Forwarded-Proto: ftp                                         | unknown | unknown  | no X-SSL-Protocol, no X-Client-Protocol
          nginx       | X-SSL-Protocol: TLSv1.3; X-SSL-Protocol: TLSv1.3; X-Client-Protocol: 2 | unknown | HTTP/2.0 | 2 lines of X-SSL-Protocol
          nginx       | X-SSL-Protocol: SPOOFED; X-SSL-Protocol: TLSv1.3; X-Client-Protocol: 2 | unknown | HTTP/2.0 | 2 lines of X-SSL-Protocol
          nginx       | X-SSL-Protocol: TLSv1.3; X-Client-Protocol: 1.0; X-Client-Protocol: 2  | TLS/1.3 | unknown  | 2 lines of X-Client-Protocol
          nginx       | X-SSL-Protocol: (null); X-Client-Protocol: 2                   | unknown | HTTP/2.0 | X-SSL-Protocol: "(null)", which is not understood
          nginx       | X-SSL-Protocol: TLSv1.3; X-Forwarded-Proto: http; X-Client-Protocol: 2 | unknown | unknown | TLS/1.3 together with the scheme http
          nginx       | X-SSL-Protocol: TLSv1.3; X-Forwarded-Proto: https; X-Client-Protocol: 2 | TLS/1.3 | HTTP/2.0 |
          nginx       | X-Forwarded-Proto: http; X-Client-Protocol: HTTP/2             | none    | HTTP/2.0 |
          nginx       | X-SSL-Protocol: TLSv1.2; X-SSL-Cipher: TLS_AES_128_GCM_SHA256  | unknown | unknown  | TLS/1.2 together with TLS_AES_128_GCM_SHA256, no X-Client-Protocol
          nginx       | X-SSL-Protocol: TLSv1.1; X-SSL-Cipher: ECDHE-RSA-AES128-GCM-SHA256 | unknown | unknown | TLS/1.1 together with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, no X-Client-Protocol
          nginx       | X-SSL-Protocol: TLSv1.1; X-SSL-Cipher: ECDHE-RSA-AES128-SHA; X-Client-Protocol: 1.1 | TLS/1.1 | HTTP/1.1 |
          nginx       | X-SSL-Protocol: TLSv1.3; X-SSL-Cipher: odd; X-Client-Protocol: 1.1  | TLS/1.3 | HTTP/1.1 |
          gcp         | X-Client-Tls-Version: TLSv1.2; X-Client-Tls-Cipher: 1301       | unknown | unknown  | TLS/1.2 together with TLS_AES_128_GCM_SHA256, no X-Client-Protocol
          nginx       | X-SSL-Protocol: TLSv1.3; X-SSL-Cipher: ECDHE-RSA-AES128-SHA     | unknown | unknown | TLS/1.3 together with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no X-Client-Protocol
          nginx       | X-SSL-Protocol: TLSv1.3; X-SSL-Cipher: FOO; X-Client-Protocol: 2 | TLS/1.3 | HTTP/2.0 |
          cloudflare  | X-Client-Tls-Version: TLSv1.2; X-Client-Tls-Cipher: AEAD-AES128-GCM-SHA256; X-Client-Protocol: 2 | unknown | unknown | TLS/1.2 together with TLS_AES_128_GCM_SHA256
          gcp         | X-Client-Tls-Version: TLSv1.2; X-Client-Tls-Cipher: 009C; X-Client-Protocol: HTTP/2 | TLS/1.2 | HTTP/2.0 |
          gcp         | X-Client-Tls-Version: QUIC; X-Client-Tls-Cipher: ; X-Client-Protocol: HTTP/3 | TLS/1.3 | HTTP/3.0 |
          cloudflare  | X-Client-Tls-Version: none; X-Forwarded-Proto: https           | unknown | unknown  | no TLS version together with the scheme https, no X-Client-Protocol
          cloudflare  | X-Client-Tls-Version: none; X-Forwarded-Proto: http; X-Client-Protocol: 1.1 | none | HTTP/1.1 |
          apache      | X-SSL-Protocol: (null); X-Forwarded-Proto: https               | unknown | unknown  | no TLS version together with the scheme https, no X-Client-Protocol
          aws-alb     | X-Amzn-Tls-Version: TLSv1.2; X-Amzn-Tls-Cipher-Suite: ECDHE-RSA-AES128-GCM-SHA256 | TLS/1.2 | unknown |
          azure-appservice | X-AppService-Proto: http                                  | none    | unknown  |
          cloudfront  | CloudFront-Forwarded-Proto: http; CloudFront-Viewer-Http-Version: 1.1 | none | HTTP/1.1 |
          scheme-only | X-Forwarded-Proto: https                                       | TLS     | unknown  |
          scheme-only | X-Forwarded-Proto: http                                        | none    | unknown  |
          scheme-only | X-Forwarded-Proto: https,http                                  | unknown | unknown  | X-Forwarded-Proto: "https,http", which is not understood
          scheme-only | X-Forwarded-Proto: https; X-Forwarded-Proto: http              | unknown | unknown  | 2 lines of X-Forwarded-Proto
          scheme-only | X-SSL-Protocol: TLSv1.3                                        | unknown | unknown  | no X-Forwarded-Proto
          """)
  void acceptsAReportThatIsUniqueAndConsistent(
      String preset, String fields, String tls, String http, String faults) {
    ProxyPreset proxy = ProxyPreset.parse(preset).orElseThrow();
    ContainerRequest request = request(fields.split("; "));

    NegotiatedProtocol told = read(proxy, request);

    assertThat(told.transportSecurity().token()).isEqualTo(tls);
    assertThat(told.httpVersion().token()).isEqualTo(http);
    assertThat(
            Stream.of(source(proxy).faultsOfTls(request), source(proxy).faultsOfHttp(request))
                .flatMap(List::stream)
                .collect(Collectors.joining(", ")))
        .isEqualTo(faults == null ? "" : faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Other: x                                    | 192.0.2.1
          X-Forwarded-For: 203.0.113.9                  | 203.0.113.9
          X-Forwarded-For: 8.8.8.8, 203.0.113.9         | 203.0.113.9
          X-Forwarded-For: 8.8.8.8; X-Forwarded-For: 203.0.113.9 | 203.0.113.9
          X-Forwarded-For: 203.0.113.9:5000             | 203.0.113.9
          X-Forwarded-For: [2001:db8::1]:5000           | [2001:db8::1]
          X-Forwarded-For: 2001:db8::1                  | 2001:db8::1
          X-Forwarded-For: unknown                      | unknown
          """)
  void takesTheAddressThatTheProxyHasAddedForItsClient(String fields, String client) {
    ContainerRequest request = request(fields.split("; "));
    when(request.servletRequest().getRemoteAddr()).thenReturn("192.0.2.1");

    assertThat(source(ProxyPreset.NGINX).clientOf(request)).isEqualTo(client);

    when(request.servletRequest().getAttribute("org.apache.tomcat.request.forwarded"))
        .thenReturn(true);
    assertThat(source(ProxyPreset.NGINX).clientOf(request))
        .as("where RemoteIpValve has taken it out of the field")
        .isEqualTo("192.0.2.1");
  }

  @Test
  void assumesNoMoreThanProxyAssumesAsserts() {
    FieldNames names = Preset.of(ProxyPreset.SCHEME_ONLY).fieldNames();
    ForwardedSource source =
        Preset.source(ProxyPreset.SCHEME_ONLY, names, Optional.of(TlsVersion.TLS_1_2));

    assertThat(source.read(request("X-Forwarded-Proto: https")).transportSecurity())
        .isEqualTo(new TlsAtLeast(TlsVersion.TLS_1_2));
    assertThat(source.read(request("X-Forwarded-Proto: http")).transportSecurity())
        .isEqualTo(new Cleartext());
    assertThat(source.read(request("X-Other: x")).transportSecurity()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @CsvSource({
    "a\u0001b\u001b[31m\u00e9, a?b?[31m?",
    "a\"b${c}, a'b?{c}",
    "0123456789012345678901234567890123456789012345678, 0123456789012345678901234567890123456789"
  })
  void quotesNothingThatHarmsALog(String value, String quoted) {
    assertThat(new ForwardedField("X-A").fault(request("X-A: " + value)))
        .isEqualTo("X-A: \"" + quoted + "\", which is not understood");
  }

  private static NegotiatedProtocol read(ProxyPreset preset, ContainerRequest request) {
    return source(preset).read(request);
  }

  private static ForwardedSource source(ProxyPreset preset) {
    return Preset.source(preset, Preset.of(preset).fieldNames(), Optional.empty());
  }

  private static ContainerRequest request(String... fields) {
    TreeMap<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String field : fields) {
      String[] nameAndValue = field.split(": ?", 2);
      lines.computeIfAbsent(nameAndValue[0], name -> new ArrayList<>()).add(nameAndValue[1]);
    }
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getHeaders(anyString()))
        .thenAnswer(
            call ->
                Collections.enumeration(
                    lines.getOrDefault(call.<String>getArgument(0), List.of())));
    return ContainerRequest.of(request);
  }
}

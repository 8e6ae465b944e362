package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.ViolationEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which credentials are known to have been sent in cleartext. */
class ViolationEventTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SECURITY    | SOURCE        | VERDICT  | FIELDS                                     | EXPOSED
          cleartext   | CONNECTION    | REFUSED  | Authorization: Bearer x                    | Bearer x
          cleartext   | CONNECTION    | OBSERVED | Authorization: Bearer x                    | Bearer x
          cleartext   | CONNECTION    | WARNED   | Authorization: Bearer x                    | Bearer x
          cleartext   | CONNECTION    | EXEMPT   | Authorization: Bearer x                    |
          cleartext   | CONNECTION    | REFUSED  | authorization: Bearer x                    | Bearer x
          cleartext   | CONNECTION    | REFUSED  | Authorization: a; Authorization: b         | a,b
          cleartext   | CONNECTION    | REFUSED  | X: y                                       |
          cleartext   | CONNECTION    | REFUSED  | Authorization:                             |
          cleartext   | CONNECTION    | REFUSED  | Proxy-Authorization: Bearer x              |
          cleartext   | CONNECTION    | REFUSED  | Authorization: a; X-Forwarded-For: 192.0.2.7 |
          cleartext   | CONNECTION    | REFUSED  | Authorization: a; X-Forwarded-Proto: https |
          cleartext   | CONNECTION    | REFUSED  | Authorization: a; Via: 1.1 proxy           |
          cleartext   | CONNECTION    | OBSERVED | Authorization: a; Forwarded: proto=https   |
          cleartext   | TRUSTED_PROXY | REFUSED  | Authorization: a                           | a
          cleartext   | TRUSTED_PROXY | REFUSED  | Authorization: a; X-Forwarded-For: 192.0.2.7 | a
          cleartext   | TRUSTED_PROXY | OBSERVED | Authorization: a; X-Forwarded-Proto: http  | a
          cleartext   | TRUSTED_PROXY | EXEMPT   | Authorization: a                           |
          cleartext   | TRUSTED_PROXY | REFUSED  | Authorization: a; X-Forwarded-For: 192.0.2.7, 192.0.2.8 |
          cleartext   | TRUSTED_PROXY | REFUSED  | Authorization: a; CF-Connecting-IP: 192.0.2.7 |
          TLSv1       | CONNECTION    | REFUSED  | Authorization: a                           |
          TLSv1.1     | TRUSTED_PROXY | REFUSED  | Authorization: a                           |
          TLSv1.3     | CONNECTION    | REFUSED  | Authorization: a                           |
          at-least    | TRUSTED_PROXY | REFUSED  | Authorization: a                           |
          tls-unknown | CONNECTION    | REFUSED  | Authorization: a                           |
          unknown     | CONNECTION    | REFUSED  | Authorization: a                           |
          unknown     | TRUSTED_PROXY | REFUSED  | Authorization: a                           |
          unknown     | TRUSTED_PROXY | OBSERVED | Authorization: a                           |
          """)
  void tellsCredentialsThatWereSentInCleartext(
      String security, Source source, Verdict verdict, String fields, String exposed) {
    ViolationEvent event = event(security, source, verdict, fields);

    assertThat(event.sentInCleartext("Authorization"))
        .isEqualTo(exposed == null ? List.of() : List.of(exposed.split(",")));
    if (exposed != null) {
      assertThat(event.isSentInCleartext()).isTrue();
    }
  }

  @Test
  void tellsAnyField() {
    ViolationEvent event =
        event(
            "cleartext",
            Source.CONNECTION,
            Verdict.REFUSED,
            "Cookie: a=b; Proxy-Authorization: Basic x");

    assertThat(event.sentInCleartext("cookie")).containsExactly("a=b");
    assertThat(event.sentInCleartext("Proxy-Authorization")).containsExactly("Basic x");
  }

  private static ViolationEvent event(
      String security, Source source, Verdict verdict, String fields) {
    ContainerRequest request = ContainerRequest.of(request(fields));
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, security(security), source);
    Assessment assessment = Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none"));
    Client client = Client.of(request, negotiated, TrustedProxies.none());
    return new Judgement(request, negotiated, assessment, client, verdict, Instant.EPOCH).event();
  }

  private static TransportSecurity security(String name) {
    return switch (name) {
      case "cleartext" -> Cleartext.INSTANCE;
      case "unknown" -> Unknown.INSTANCE;
      case "tls-unknown" -> new TlsOfUnknownVersion();
      case "at-least" -> new TlsAtLeast(TlsVersion.TLS_1_0);
      default -> new Tls(TlsVersion.parse(name).orElseThrow());
    };
  }

  private static HttpServletRequest request(String fields) {
    Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : fields.split("; ")) {
      String[] nameAndValue = line.split(":", 2);
      lines.merge(
          nameAndValue[0],
          List.of(nameAndValue[1].strip()),
          (one, other) -> List.of(one.get(0), other.get(0)));
    }
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getHeaders(any()))
        .thenAnswer(
            call ->
                Collections.enumeration(
                    lines.getOrDefault(call.getArgument(0, String.class), List.of())));
    when(request.getHeaderNames()).thenAnswer(call -> Collections.enumeration(lines.keySet()));
    when(request.getHeader(any()))
        .thenAnswer(
            call ->
                lines.getOrDefault(call.getArgument(0, String.class), List.of()).stream()
                    .findFirst()
                    .orElse(null));
    return request;
  }
}

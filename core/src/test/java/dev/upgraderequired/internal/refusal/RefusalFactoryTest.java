package dev.upgraderequired.internal.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

public class RefusalFactoryTest {

  private static final MinimumTls TLS_1_3 =
      new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE);
  private static final MinimumHttp HTTP_2 = new MinimumHttp(HttpVersion.HTTP_2);

  public static final List<Violation> EVERY_VIOLATION =
      List.of(
          new Violation(Kind.CLEARTEXT, new AnyTls(), "none"),
          new Violation(Kind.CLEARTEXT, TLS_1_3, "none"),
          new Violation(Kind.ENCRYPTION_UNKNOWN, TLS_1_3, "unknown"),
          new Violation(Kind.TLS_VERSION_TOO_LOW, TLS_1_3, TlsVersion.SSL_3.token()),
          new Violation(Kind.TLS_VERSION_UNKNOWN, TLS_1_3, "TLS"),
          new Violation(Kind.TLS_NOT_FORWARDED, TLS_1_3, "unknown"),
          new Violation(Kind.PROXY_CONTRADICTORY, TLS_1_3, "unknown"),
          new Violation(
              Kind.CIPHER_SUITE_NOT_ACCEPTED,
              AcceptedCipherSuites.forwardSecret(),
              new CipherSuite("TLS_RSA_WITH_NULL_SHA").name()),
          new Violation(Kind.CIPHER_SUITE_UNKNOWN, AcceptedCipherSuites.aead(), "unknown"),
          new Violation(
              Kind.CIPHER_SUITE_NOT_FORWARDED,
              AcceptedCipherSuites.of("TLS_AES_*", Set.of(CipherSuite.STRONGEST)),
              "unknown"),
          new Violation(Kind.HTTP_VERSION_TOO_LOW, HTTP_2, HttpVersion.HTTP_1_0.token()),
          new Violation(Kind.HTTP_VERSION_UNKNOWN, HTTP_2, "unknown"),
          new Violation(Kind.HTTP_VERSION_NOT_FORWARDED, HTTP_2, "unknown"),
          new Violation(
              Kind.UPGRADE_NOT_REQUESTED,
              new RequiredUpgrade("websocket"),
              HttpVersion.HTTP_2.token()),
          new Violation(
              Kind.WEBSOCKET_VERSION_UNSUPPORTED, new RequiredUpgrade("websocket"), "websocket"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION  | CONTENT | STATUS | UPGRADE | CONNECTION
          HTTP/1.0 | false   | 426    | TLS/1.3 | Upgrade
          HTTP/1.1 | false   | 426    | TLS/1.3 | Upgrade
          HTTP/1.1 | true    | 426    | TLS/1.3 | close, Upgrade
          HTTP/2   | true    | 403    |         |
          HTTP/3   | true    | 403    |         |
          HTTP/0.9 | false   | 403    |         |
          unknown  | false   | 403    |         |
          """)
  void hasConnectionFieldsOnlyInHttp1(
      String version, boolean hasContent, int status, String upgrade, String connection) {
    HttpVersion httpVersion = HttpVersion.parse(version).orElse(HttpVersion.UNKNOWN);
    RefusalFactory refusals = new RefusalFactory(Settings.withStatus(403));

    Refusal refusal =
        refusals.of(
            Settings.request(
                new NegotiatedProtocol(httpVersion, new Cleartext()),
                new Violation(Kind.CLEARTEXT, TLS_1_3, "none"),
                hasContent,
                Map.of()));

    assertThat(refusal.status()).isEqualTo(status);
    assertThat(field(refusal, "Upgrade")).isEqualTo(upgrade);
    assertThat(field(refusal, "Connection")).isEqualTo(connection);
  }

  @ParameterizedTest
  @FieldSource("EVERY_VIOLATION")
  void explainsEveryViolationInEveryFormat(Violation violation) throws IOException {
    for (TransportSecurity security :
        List.of(
            new Cleartext(),
            new Tls(TlsVersion.TLS_1_1),
            new TlsOfUnknownVersion(),
            new Unknown())) {
      for (String accept : List.of("text/html", "application/json", "text/plain")) {
        String text = explain(violation, security, accept);
        assertThat(text.replace("/dev/null", "")).doesNotContain("null").doesNotContain("${");
        if (accept.equals("application/json")) {
          assertThat(new ObjectMapper().readTree(text).at("/violations/0/code").asText())
              .isEqualTo(violation.code());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT           | USER-AGENT  | TYPE
          application/json | any         | application/json
          */*              | any         | application/json
          text/plain       | any         | text/plain;charset=utf-8
          text/html        | Mozilla/5.0 | text/html;charset=utf-8
          */*              | Mozilla/5.0 | text/html;charset=utf-8
          """)
  void usesTheRendererOfTheApplication(String accept, String userAgent, String type) {
    RefusalRenderer envelope = renderer(e -> "{\"error\":{\"message\":\"" + e.summary() + "\"}}");

    Refusal refusal = refuse(envelope, Map.of("Accept", accept, "User-Agent", userAgent));

    assertThat(field(refusal, "Content-Type")).isEqualTo(type);
    if (type.equals("application/json")) {
      assertThat(new String(refusal.content(), UTF_8))
          .isEqualTo(
              "{\"error\":{\"message\":\"This site requires TLS 1.3 or newer;"
                  + " your connection was not encrypted.\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION  | CONTENT-TYPE               | STATUS | WHERE
          HTTP/2   | application/grpc           | 200    | trailers
          HTTP/2   | application/grpc+proto     | 200    | trailers
          HTTP/3   | application/grpc           | 200    | trailers
          HTTP/2   | application/grpc-web+proto | 200    | fields
          HTTP/2   | APPLICATION/GRPC;x=y       | 200    | trailers
          HTTP/2   | application/grpcevil       | 426    | nowhere
          HTTP/1.1 | application/grpc-web+proto | 426    | nowhere
          HTTP/2   | application/json           | 426    | nowhere
          """)
  void sendsTheGrpcStatusWhereClientsExpectIt(
      String version, String contentType, int status, String where) {
    Refusal refusal =
        new RefusalFactory(Settings.withStatus(426))
            .of(
                Settings.request(
                    new NegotiatedProtocol(
                        HttpVersion.parse(version).orElseThrow(), new Cleartext()),
                    new Violation(Kind.CLEARTEXT, TLS_1_3, "none"),
                    true,
                    Map.of("Content-Type", contentType, "Accept-Language", "de")));

    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.trailers().toString().contains("grpc-status"))
        .isEqualTo(where.equals("trailers"));
    assertThat(field(refusal, "grpc-message"))
        .isEqualTo(
            where.equals("fields")
                ? "Diese Website verlangt TLS 1.3 oder neuer;"
                    + " Ihre Verbindung war nicht verschl%C3%BCsselt."
                : null);
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1, 426 Upgrade Required: ", "HTTP/2, 403 Forbidden: "})
  void previewsTheRefusal(String version, String beginning) {
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(HttpVersion.parse(version).orElseThrow(), new Cleartext());
    RefusalFactory refusals = new RefusalFactory(Settings.withStatus(403));

    Refusal preview =
        refusals.preview(
            Settings.request(
                negotiated, new Violation(Kind.CLEARTEXT, TLS_1_3, "none"), false, Map.of()));

    assertThat(preview.status()).isEqualTo(200);
    assertThat(new String(preview.content(), UTF_8)).startsWith(beginning);
    assertThat(field(preview, "Upgrade")).isNull();
  }

  @Test
  void refusesInPlainTextIfARendererFails() {
    RefusalRenderer failing =
        renderer(
            e -> {
              throw new IllegalStateException("bug of the application");
            });

    Refusal refusal = refuse(failing, Map.of());

    assertThat(refusal.status()).isEqualTo(426);
    assertThat(new String(refusal.content(), UTF_8)).startsWith("426 Upgrade Required: ");
  }

  private static RefusalRenderer renderer(Function<Explanation, String> rendering) {
    return new RefusalRenderer() {
      @Override
      public List<String> mediaTypes() {
        return List.of("application/json");
      }

      @Override
      public String contentType() {
        return "application/json";
      }

      @Override
      public String render(Explanation explanation) {
        return rendering.apply(explanation);
      }
    };
  }

  private static Refusal refuse(RefusalRenderer renderer, Map<String, String> fields) {
    return new RefusalFactory(Settings.with(426, List.of(), List.of(renderer)))
        .of(
            Settings.request(
                new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()),
                new Violation(Kind.CLEARTEXT, TLS_1_3, "none"),
                false,
                fields));
  }

  private static String explain(Violation violation, TransportSecurity security, String accept) {
    Refusal refusal =
        new RefusalFactory(Settings.withStatus(426))
            .of(
                Settings.request(
                    new NegotiatedProtocol(HttpVersion.UNKNOWN, security),
                    violation,
                    false,
                    Map.of("Accept", accept)));
    assertThat(field(refusal, "Content-Length")).isEqualTo("" + refusal.content().length);
    return new String(refusal.content(), UTF_8);
  }

  private static @Nullable String field(Refusal refusal, String name) {
    return refusal.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field -> String.join(", ", field.lines()))
        .findFirst()
        .orElse(null);
  }
}

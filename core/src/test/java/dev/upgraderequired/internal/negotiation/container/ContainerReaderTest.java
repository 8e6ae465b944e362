package dev.upgraderequired.internal.negotiation.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.upgraderequired.internal.request.ContainerRequest;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.ee.shape.JettyShapedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real containers do is for the contract; here is what they do on a bad day. */
public class ContainerReaderTest {

  private static final String JETTY = "org.eclipse.jetty.io.Endpoint.SslSessionData";
  private static final String TOMCAT = "org.apache.tomcat.util.net.secure_protocol_version";
  private static final String STANDARD = "jakarta.servlet.request.secure_protocol";
  private static final String SUITE = "jakarta.servlet.request.cipher_suite";

  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final ServletConnection connection = mock(ServletConnection.class);

  @AfterEach
  void leaveNoNamesToOtherTests() {
    UnknownVersionNames.clear();
  }

  @BeforeEach
  void isSecure() {
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getServletConnection()).thenReturn(connection);
    when(connection.isSecure()).thenReturn(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          TOMCAT  | STANDARD | SUITE                              | TLS
          TLSv1.2 | -        | -                                  | TLS/1.2
          TLSv1.1 | TLSv1.3  | TLS_AES_128_GCM_SHA256             | TLS/1.1
          odd     | TLSv1.3  | TLS_AES_128_GCM_SHA256             | TLS
          ''      | TLSv1.3  | TLS_AES_128_GCM_SHA256             | TLS
          TLSv1.3:TLS | TLSv1.1 | -                              | TLS/1.3
          TLSv1.1:h2  | TLSv1.3 | TLS_AES_128_GCM_SHA256         | TLS/1.1
          -       | TLSv1.3  | -                                  | TLS/1.3
          -       | TLSv1.3  | TLS_AES_128_GCM_SHA256             | TLS/1.3 with TLS_AES_128_GCM_SHA256
          -       | TLSv1.2  | SSL_RSA_WITH_3DES_EDE_CBC_SHA      | TLS/1.2 with TLS_RSA_WITH_3DES_EDE_CBC_SHA
          -       | TLSv1.2  | TLS_ONE_OF_TOMORROW                | TLS/1.2 with TLS_ONE_OF_TOMORROW
          -       | TLSv1.2  | <script>                           | TLS/1.2
          -       | TLSv1.4  | TLS_AES_128_GCM_SHA256             | TLS/1.3 with TLS_AES_128_GCM_SHA256
          -       | ''       | TLS_AES_128_GCM_SHA256             | TLS/1.3 with TLS_AES_128_GCM_SHA256
          -       | odd      | TLS_RSA_WITH_AES_128_CBC_SHA       | TLS with TLS_RSA_WITH_AES_128_CBC_SHA
          -       | NONE     | SSL_NULL_WITH_NULL_NULL            | unknown
          -       | -        | TLS_AES_128_GCM_SHA256             | TLS/1.3 with TLS_AES_128_GCM_SHA256
          -       | -        | TLS_RSA_WITH_AES_128_GCM_SHA256    | TLS/1.2 with TLS_RSA_WITH_AES_128_GCM_SHA256
          -       | -        | ECDHE-RSA-AES256-SHA               | TLS with TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
          -       | -        | odd                                | TLS
          -       | -        | -                                  | TLS
          """)
  void believesTheMostTrustworthyAttribute(
      String tomcat, String standard, String suite, String tls) {
    when(request.getAttribute(TOMCAT)).thenReturn(tomcat);
    when(request.getAttribute(STANDARD)).thenReturn(standard);
    when(request.getAttribute(SUITE)).thenReturn(suite);

    assertThat(read(request)).isEqualTo("HTTP/1.1 over " + tls);
  }

  @Test
  void readsTheSessionOfJettyThroughItsPublicInterface() {
    HiddenData data = new HiddenData(sessionOf("TLSv1.2"));
    when(request.getAttribute(JETTY)).thenReturn(data);

    assertThat(read(request)).isEqualTo("HTTP/1.1 over TLS/1.2");
  }

  /** As when a client renegotiates, or a connection is reused. */
  @Test
  void readsTheSessionAnewForEachRequest() {
    SSLSession session = sessionOf("TLSv1.2");
    when(session.getCipherSuite())
        .thenReturn("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA");
    when(request.getAttribute(JETTY)).thenReturn(new HiddenData(session));

    assertThat(read(request)).endsWith("TLS/1.2 with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    assertThat(read(request)).endsWith("TLS/1.2 with TLS_RSA_WITH_AES_128_CBC_SHA");
    when(session.getProtocol()).thenReturn("TLSv1.1");
    when(request.getProtocol()).thenReturn("HTTP/2.0");
    assertThat(read(request)).startsWith("HTTP/2.0 over TLS/1.1");
  }

  /** More than are remembered, so that many have the slot of another one. */
  @Test
  void takesNoVersionOrSuiteForAnother() {
    SSLSession session = sessionOf("TLSv1.2");
    when(request.getAttribute(JETTY)).thenReturn(new HiddenData(session));
    for (int i = 0; i < 2000; i++) {
      String version = i % 2 == 0 ? "TLSv1.2" : "TLSv1.1";
      when(session.getProtocol()).thenReturn(version);
      when(session.getCipherSuite()).thenReturn("TLS_RSA_WITH_CIPHER_" + i / 2);

      assertThat(read(request))
          .isEqualTo(
              "HTTP/1.1 over TLS/" + version.substring(4) + " with TLS_RSA_WITH_CIPHER_" + i / 2);
    }
  }

  /** Containers and customizers that believe header fields may deny the encryption. */
  @Test
  void readsTheSessionOfAConnectionThatIsCalledInsecure() {
    when(connection.isSecure()).thenReturn(false);
    SSLSession session = sessionOf("TLSv1.3");
    when(session.getCipherSuite()).thenReturn("TLS_AES_128_GCM_SHA256");
    HttpServletRequest jetty = mock(JettyShapedRequest.class);
    when(jetty.getProtocol()).thenReturn("HTTP/1.1");
    when(jetty.getServletConnection()).thenReturn(connection);
    when(jetty.getAttribute(JETTY)).thenReturn(new HiddenData(session));
    when(request.getAttribute(JETTY)).thenReturn(new HiddenData(session));

    assertThat(read(jetty)).isEqualTo("HTTP/1.1 over TLS/1.3 with TLS_AES_128_GCM_SHA256");
    // In another container, any filter can set the attribute.
    assertThat(read(request)).isEqualTo("HTTP/1.1 in cleartext");
  }

  @Test
  void believesNothingWhereJettyMadeUpTheSession() {
    when(request.getAttribute(JETTY)).thenReturn(new HiddenData(null));
    when(request.getAttribute(SUITE)).thenReturn("TLS_AES_128_GCM_SHA256");

    assertThat(read(request)).isEqualTo("HTTP/1.1 over unknown");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"TLSv1.1, HTTP/1.1 over TLS/1.1", "null, HTTP/1.1 in cleartext"})
  void readsTheSessionOfOpenLibertyWhateverTheRequestClaims(String version, String read) {
    HttpServletRequest liberty =
        mock(HttpServletRequest.class, withSettings().extraInterfaces(LibertyRequest.class));
    when(liberty.getProtocol()).thenReturn("HTTP/1.1");
    when(liberty.getServletConnection()).thenReturn(connection);
    when(liberty.getAttribute(SUITE)).thenReturn("TLS_AES_128_GCM_SHA256");
    LibertyInnerRequest inner = () -> () -> version == null ? null : () -> sessionOf(version);
    when(((LibertyRequest) liberty).getIRequest()).thenReturn(inner);

    assertThat(read(liberty)).isEqualTo(read);
  }

  @Test
  void survivesAnAttributeOfAnUnexpectedClass() {
    when(request.getAttribute(JETTY)).thenReturn("a text");

    assertThat(read(request)).isEqualTo("HTTP/1.1 over unknown");
  }

  @Test
  void takesAttributesOfAConnectionThatIsNotSecureForNothing() {
    when(connection.isSecure()).thenReturn(false);
    when(request.isSecure()).thenReturn(true);
    when(request.getAttribute(STANDARD)).thenReturn("TLSv1.3");

    assertThat(read(request)).isEqualTo("HTTP/1.1 in cleartext");
  }

  @Test
  void readsUnderWrappers() {
    when(request.getAttribute(STANDARD)).thenReturn("TLSv1.2");
    HttpServletRequest lying =
        new HttpServletRequestWrapper(new HttpServletRequestWrapper(request)) {
          @Override
          public String getProtocol() {
            return "HTTP/3.0";
          }

          @Override
          public Object getAttribute(String name) {
            return "TLSv1.3";
          }
        };

    assertThat(read(lying)).isEqualTo("HTTP/1.1 over TLS/1.2");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, unknown",
        "'', unknown",
        "HTTP/1.2, unknown",
        "https, unknown",
        "HTTP/0.9, HTTP/0.9",
        "HTTP/2, HTTP/2.0",
        "HTTP/3.0, HTTP/3.0"
      })
  void takesAnOddProtocolForUnknown(String protocol, String version) {
    when(request.getProtocol()).thenReturn(protocol);

    assertThat(read(request)).isEqualTo(version + " over TLS");
  }

  @Test
  void survivesAccessorsThatThrow() {
    when(request.getProtocol()).thenThrow(new IllegalStateException("recycled"));
    when(request.getAttribute(any())).thenThrow(new IllegalStateException("recycled"));
    assertThat(read(request)).isEqualTo("unknown over unknown");

    when(request.getServletConnection()).thenThrow(new AbstractMethodError("Servlet 5"));
    assertThat(read(request)).isEqualTo("unknown over unknown");
  }

  @Test
  void doesNotGuessWithoutAConnection() {
    when(request.getServletConnection()).thenReturn(null);
    when(request.isSecure()).thenReturn(true);

    assertThat(read(request)).isEqualTo("unknown over unknown");
  }

  private static String read(HttpServletRequest request) {
    return NegotiatedProtocolReader.ofContainer().read(ContainerRequest.of(request)).toString();
  }

  /** Every source that has a session reads it alike, whatever the container's engine writes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          VERSION                | SUITE                                 | TLS
          TLSv1                  | TLS_AES_128_GCM_SHA256                | TLS/1.0 with TLS_AES_128_GCM_SHA256
          TLSv1.3                | -                                     | TLS/1.3
          TLSv1.3:TLS            | TLS_AES_256_GCM_SHA384                | TLS/1.3 with TLS_AES_256_GCM_SHA384
          TLSv1.3:h2             | -                                     | TLS/1.3
          TLSv1.3:TLS:x          | -                                     | TLS/1.3
          TLSv1.3:               | -                                     | TLS/1.3
          TLSv1.2:http/1.1       | ECDHE-RSA-AES128-GCM-SHA256           | TLS/1.2 with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          TLSv1.1:TLS            | TLS_RSA_WITH_AES_128_CBC_SHA          | TLS/1.1 with TLS_RSA_WITH_AES_128_CBC_SHA
          TLSv1:TLSv1.3          | -                                     | TLS/1.0
          SSLv3:TLS              | -                                     | SSL/3.0
          0x0303                 | -                                     | TLS/1.2
          TLSv1.4                | TLS_AES_128_GCM_SHA256                | TLS/1.3 with TLS_AES_128_GCM_SHA256
          unknown:TLS            | TLS_AES_128_GCM_SHA256                | TLS/1.3 with TLS_AES_128_GCM_SHA256
          :TLSv1.3               | TLS_RSA_WITH_AES_128_CBC_SHA          | TLS with TLS_RSA_WITH_AES_128_CBC_SHA
          TLS                    | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 | TLS/1.2 with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          odd                    | TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA    | TLS with TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
          odd                    | odd                                   | TLS
          ''                     | TLS_AES_128_GCM_SHA256                | TLS/1.3 with TLS_AES_128_GCM_SHA256
          ''                     | ''                                    | TLS
          -                      | TLS_AES_128_GCM_SHA256                | TLS/1.3 with TLS_AES_128_GCM_SHA256
          -                      | -                                     | TLS
          NONE                   | SSL_NULL_WITH_NULL_NULL               | unknown
          NONE                   | -                                     | unknown
          -                      | SSL_NULL_WITH_NULL_NULL               | unknown
          """)
  void readsASession(String version, String suite, String tls) {
    SSLSession session = sessionOf(version);
    when(session.getCipherSuite()).thenReturn(suite);
    HttpServletRequest liberty =
        mock(HttpServletRequest.class, withSettings().extraInterfaces(LibertyRequest.class));
    when(liberty.getProtocol()).thenReturn("HTTP/1.1");
    when(liberty.getServletConnection()).thenReturn(connection);
    when(((LibertyRequest) liberty).getIRequest()).thenReturn(() -> () -> () -> session);
    when(request.getAttribute(JETTY)).thenReturn(new HiddenData(session));

    assertThat(read(request)).isEqualTo("HTTP/1.1 over " + tls);
    assertThat(read(liberty)).isEqualTo("HTTP/1.1 over " + tls);
  }

  @Test
  void keepsForTheLogWhatItDoesNotUnderstandOnceAndBounded() {
    for (int i = 0; i < 100; i++) {
      when(request.getAttribute(STANDARD)).thenReturn("nobody's TLS\r\n" + i % 50);
      read(request);
    }

    assertThat(UnknownVersionNames.seen())
        .hasSizeBetween(1, 16)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[ -~]{1,42}"));
  }

  private static SSLSession sessionOf(String version) {
    SSLSession session = mock(SSLSession.class);
    when(session.getProtocol()).thenReturn(version);
    return session;
  }

  /** Has the shape of Jetty's interface. */
  public interface Data {
    SSLSession sslSession();
  }

  private record HiddenData(SSLSession sslSession) implements Data {}

  /** Has the shape of Open Liberty's request. */
  public interface LibertyRequest {
    LibertyInnerRequest getIRequest();
  }

  /** Has the shape of the request within. */
  public interface LibertyInnerRequest {
    LibertyConnection getHttpInboundConnection();
  }

  /** Has the shape of its connection. */
  public interface LibertyConnection {
    LibertySslContext getSSLContext();
  }

  /** Has the shape of what is null in cleartext. */
  public interface LibertySslContext {
    SSLSession getSession();
  }
}

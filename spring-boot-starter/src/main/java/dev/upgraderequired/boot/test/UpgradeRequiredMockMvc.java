package dev.upgraderequired.boot.test;

import dev.upgraderequired.protocol.TlsVersion;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Gives requests of MockMvc what a container reports of a connection by TLS. Without it, a mock
 * request counts as cleartext. It needs spring-test:
 *
 * <pre>{@code
 * mvc.perform(get("/").with(tls(TLS_1_3))).andExpect(status().isOk());
 * }</pre>
 */
public final class UpgradeRequiredMockMvc {

  private UpgradeRequiredMockMvc() {}

  /** Makes it a request by TLS of this version, with a strong cipher suite of that version. */
  public static RequestPostProcessor tls(TlsVersion version) {
    return request -> over(version, request);
  }

  private static MockHttpServletRequest over(TlsVersion version, MockHttpServletRequest request) {
    request.setSecure(true);
    request.setScheme("https");
    if (request.getServerPort() == MockHttpServletRequest.DEFAULT_SERVER_PORT) {
      request.setServerPort(443);
    }
    request.setAttribute("jakarta.servlet.request.secure_protocol", version.javaName());
    request.setAttribute("jakarta.servlet.request.cipher_suite", strongSuite(version));
    return request;
  }

  private static String strongSuite(TlsVersion version) {
    return switch (version) {
      case TLS_1_3 -> "TLS_AES_128_GCM_SHA256";
      case TLS_1_2 -> "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
      default -> "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";
    };
  }
}

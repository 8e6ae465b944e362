package dev.upgraderequired.benchmark;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.Map;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.filters.HttpHeaderSecurityFilter;
import org.apache.catalina.filters.RemoteIpFilter;
import org.springframework.security.web.transport.HttpsRedirectFilter;

/** A filter that is measured. */
// The maps are those of Map.of().
@SuppressWarnings("ImmutableEnumChecker")
public enum Subject {
  NOTHING("a filter that does nothing", Map.of()) {
    @Override
    Filter make(Container container) {
      return (request, response, chain) -> chain.doFilter(request, response);
    }
  },
  ACCESSORS("the unavoidable accessor calls", Map.of()) {
    @Override
    Filter make(Container container) {
      return container.accessors();
    }
  },
  ACCESSORS_OF_FIELDS("the same, and one getHeaders for each field", Map.of()) {
    @Override
    Filter make(Container container) {
      return new FieldAccessors(container.accessors(), Sink.create());
    }
  },
  FILTER("UpgradeRequiredFilter", Map.of("minimumTls", "TLSv1.2")),
  FILTER_WITH_PLAN(
      "UpgradeRequiredFilter, with a plan",
      Map.of(
          "minimumTls", "TLSv1.2",
          "plannedMinimumTls", "TLSv1.3",
          "enforceFrom", "2999-01-01T00:00Z",
          "brownouts", "2998-01-01T00:00Z/P1D")),
  FILTER_IN_CLEARTEXT(
      "UpgradeRequiredFilter, cleartext allowed",
      Map.of("minimumTls", "none", "minimumHttp", "1.1")),
  FILTER_BEHIND_PROXY(
      "UpgradeRequiredFilter behind a trusted proxy",
      Map.of("minimumTls", "TLSv1.2", "trustedProxies", "127.0.0.1", "proxyPreset", "nginx")),
  FILTER_OBSERVING(
      "UpgradeRequiredFilter, report-only, of a request that violates the policy",
      Map.of("minimumTls", "none", "minimumHttp", "3", "mode", "report-only")),
  FILTER_REFUSING(
      "UpgradeRequiredFilter, refusing", Map.of("minimumTls", "none", "minimumHttp", "3")),
  FILTER_REFUSING_WITH_CHECK(
      "UpgradeRequiredFilter, refusing, with a check path",
      Map.of("minimumTls", "none", "minimumHttp", "3", "checkPath", "/site/check")),
  FILTER_OF_SITE(
      "UpgradeRequiredFilter with options that look at everything",
      Map.of(
          "minimumTls", "TLSv1.2",
          "exemptPaths", "/health,/public/*,*.ico",
          "exemptClients", "192.0.2.0/24",
          "corsAllowedOrigins", "https://app.example.org",
          "redirectNavigations", "https://www.example.org",
          "checkPath", FloodServer.CHECK)),
  FILTER_OF_SITE_BEHIND_PROXY(
      "the same behind a trusted proxy",
      Map.of(
          "minimumTls", "TLSv1.2",
          "exemptPaths", "/health,/public/*,*.ico",
          "exemptClients", "198.51.100.0/24",
          "trustedProxies", "127.0.0.1",
          "proxyPreset", "nginx")),
  REMOTE_IP("RemoteIpFilter of Tomcat", Map.of()) {
    @Override
    Filter make(Container container) {
      return new RemoteIpFilter();
    }
  },
  HEADER_SECURITY("HttpHeaderSecurityFilter of Tomcat", Map.of()) {
    @Override
    Filter make(Container container) {
      return new HttpHeaderSecurityFilter();
    }
  },
  CORS("CorsFilter of Tomcat", Map.of("cors.allowed.origins", "https://app.example.org")) {
    @Override
    Filter make(Container container) {
      return new CorsFilter();
    }
  },
  HTTPS_REDIRECT("HttpsRedirectFilter of Spring Security", Map.of()) {
    @Override
    Filter make(Container container) {
      return new HttpsRedirectFilter();
    }
  },
  SSL("SslFilter of Shiro", Map.of()) {
    @Override
    Filter make(Container container) {
      return ShiroSsl.filter();
    }
  },
  CROSS_ORIGIN("CrossOriginHandler of Jetty", Map.of()) {
    @Override
    Filter make(Container container) {
      return CrossOrigin.start();
    }

    @Override
    boolean runsOn(Container container) {
      return container == Container.JETTY;
    }
  };

  private final String words;
  private final Map<String, String> options;

  Subject(String words, Map<String, String> options) {
    this.words = words;
    this.options = options;
  }

  Filter make(Container container) {
    return new UpgradeRequiredFilter();
  }

  Map<String, String> options() {
    return options;
  }

  boolean runsOn(Container container) {
    return true;
  }

  /** The filter, ready for requests. */
  Filter filter(Container container, ServletContext context) {
    return InitParameters.init(make(container), context, options);
  }

  @Override
  public String toString() {
    return words;
  }
}

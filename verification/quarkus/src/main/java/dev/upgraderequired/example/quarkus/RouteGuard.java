package dev.upgraderequired.example.quarkus;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.Set;
import javax.net.ssl.SSLSession;

/**
 * Guards the routes of Vert.x, such as REST endpoints and WebSockets, as the filter does servlets.
 */
@ApplicationScoped
public class RouteGuard {

  private static final int BEFORE_ALL_OTHERS = 10_000;

  /** Whole raw paths: a prefix may be followed by /../ and the path of another route. */
  private static final Set<String> GUARDED_BY_THE_FILTER = Set.of("/", "/async");

  @Inject ServletContext servlets;

  void register(@Observes Filters filters) {
    filters.register(this::judge, BEFORE_ALL_OTHERS);
  }

  private void judge(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (GUARDED_BY_THE_FILTER.contains(request.path())) {
      context.next();
      return;
    }
    UpgradeRequiredControl.in(servlets)
        .get("upgradeRequired")
        .refusal(negotiated(request), request.connection().remoteAddress().hostAddress())
        .ifPresentOrElse(refusal -> refuse(refusal, context), context::next);
  }

  private static NegotiatedProtocol negotiated(HttpServerRequest request) {
    return new NegotiatedProtocol(
        HttpVersion.parse(request.version().alpnName()).orElse(HttpVersion.UNKNOWN),
        security(request.connection().sslSession()));
  }

  private static TransportSecurity security(SSLSession session) {
    if (session == null) {
      return new TransportSecurity.Cleartext();
    }
    CipherSuite suite = CipherSuite.of(session.getCipherSuite());
    return TlsVersion.parse(session.getProtocol())
        .<TransportSecurity>map(version -> new TransportSecurity.Tls(version, suite))
        .orElseGet(() -> new TransportSecurity.TlsOfUnknownVersion(suite));
  }

  private static void refuse(Explanation refusal, RoutingContext context) {
    HttpServerResponse response = context.response();
    response.setStatusCode(refusal.status());
    if (refusal.negotiated().httpVersion().hasConnectionFields()) {
      response.putHeader("Upgrade", refusal.upgrade());
      response.putHeader("Connection", "Upgrade");
    }
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("Content-Type", "text/plain;charset=utf-8");
    response.end(refusal.statusLine() + ": " + refusal.summary() + "\n");
  }
}

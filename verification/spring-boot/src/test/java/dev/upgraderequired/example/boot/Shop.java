package dev.upgraderequired.example.boot;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** An application that registers the filter itself, for which the starter backs off. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class Shop {

  @Bean
  FilterRegistrationBean<UpgradeRequiredFilter> upgradeRequired(
      @Value("${upgrade-required.minimum-tls:TLSv1.2}") String minimumTls,
      @Value("${upgrade-required.trusted-proxies:none}") String trustedProxies,
      @Value("${upgrade-required.proxy-preset:none}") String proxyPreset) {
    FilterRegistrationBean<UpgradeRequiredFilter> registration =
        new FilterRegistrationBean<>(
            UpgradeRequiredFilter.builder()
                .initParams(
                    Map.of(
                        "minimumTls", minimumTls,
                        "trustedProxies", trustedProxies,
                        "proxyPreset", proxyPreset))
                .exemptPaths("/.well-known/acme-challenge/*", "/actuator/health")
                .build());
    registration.setName("upgradeRequired");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(
        DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR);
    return registration;
  }

  /** Registers endpoints of jakarta.websocket with the embedded container. */
  @Bean
  ServerEndpointExporter endpoints() {
    ServerEndpointExporter exporter = new ServerEndpointExporter();
    exporter.setAnnotatedEndpointClasses(Chat.class);
    return exporter;
  }

  /** An endpoint that only has to exist. */
  @ServerEndpoint("/chat")
  public static final class Chat {

    @OnMessage
    public String echo(String text) {
      return text;
    }
  }

  @GetMapping("/")
  String open() {
    return "open";
  }
}

package dev.upgraderequired.example.boot;

import dev.upgraderequired.contract.ContractServlets;
import dev.upgraderequired.contract.EchoEndpoint;
import dev.upgraderequired.proxy.Application;
import dev.upgraderequired.proxy.Upstream;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** An application of Spring Boot behind a proxy, which has the starter and forwarded headers. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringBootUpstream {

  public static Upstream start(Application application, Map<String, String> options) {
    SpringApplication boot = new SpringApplication(SpringBootUpstream.class);
    boot.setRegisterShutdownHook(false);
    boot.setLogStartupInfo(false);
    Stream<String> all =
        Stream.concat(
            Stream.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--server.forward-headers-strategy=" + strategy(application)),
            options.entrySet().stream()
                .map(option -> "--upgrade-required." + option.getKey() + "=" + option.getValue()));
    ConfigurableApplicationContext context = boot.run(all.toArray(String[]::new));
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new Upstream(port, 0, context::close);
  }

  /** What Spring believes: a filter of its own, or RemoteIpValve. */
  private static String strategy(Application application) {
    return application == Application.FILTER_BEHIND_BELIEVERS ? "native" : "framework";
  }

  @Bean
  ServletContextInitializer servlets() {
    return ContractServlets::register;
  }

  @Bean
  ServerEndpointExporter endpoints() {
    return new ServerEndpointExporter();
  }

  @Bean
  ServerEndpointConfig echo() {
    return EchoEndpoint.CONFIG;
  }
}

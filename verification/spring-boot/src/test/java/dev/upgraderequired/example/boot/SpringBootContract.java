package dev.upgraderequired.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;

/** What docs/spring-boot.md says, on whichever web server Spring Boot embeds. */
abstract class SpringBootContract {

  private static final String BEHIND_NGINX =
      "--upgrade-required.trusted-proxies=127.0.0.1,::1 --upgrade-required.proxy-preset=nginx";

  @TempDir private static Path folder;

  private final String webServer;

  SpringBootContract(String webServer) {
    this.webServer = webServer;
  }

  @Test
  void refusesCleartext() throws Exception {
    try (Running shop = start()) {
      HttpResponse<String> response = shop.get("/");

      assertThat(response.statusCode()).isEqualTo(426);
      assertThat(response.headers().firstValue("Upgrade")).contains("TLS/1.3, TLS/1.2");
    }
  }

  @Test
  void letsTheHealthProbeThrough() throws Exception {
    try (Running shop = start()) {
      assertThat(shop.get("/actuator/health").body()).contains("UP");
      assertThat(shop.get("/actuator/metrics").statusCode()).isEqualTo(426);
    }
  }

  @Test
  void judgesTheTlsVersion() throws Exception {
    try (Running shop = start(secure(), "--upgrade-required.minimum-tls=TLSv1.3")) {
      assertThat(shop.get("/", "TLSv1.3").body()).isEqualTo("open");
      assertThat(shop.get("/", "TLSv1.2").statusCode()).isEqualTo(426);
    }
  }

  @Test
  void showsItsMeters() throws Exception {
    try (Running shop = start(secure(), "--management.endpoints.web.exposure.include=metrics")) {
      shop.get("/", "TLSv1.3");

      assertThat(shop.get("/actuator/metrics/upgrade.required.requests", "TLSv1.3").body())
          .contains("\"COUNT\"", "proceeded", "TLS/1.3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "native", "framework"})
  void believesATrustedProxy(String strategy) throws Exception {
    try (Running shop = start(BEHIND_NGINX, "--server.forward-headers-strategy=" + strategy)) {
      assertThat(shop.forwarded("https", "TLSv1.3").body()).isEqualTo("open");
      assertThat(shop.forwarded("https", "TLSv1.1").statusCode()).isEqualTo(426);
      assertThat(shop.forwarded("http", "").statusCode()).isEqualTo(426);
      assertThat(shop.get("/").statusCode()).isEqualTo(426);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "native", "framework"})
  void believesNobodyElse(String strategy) throws Exception {
    try (Running shop = start("--server.forward-headers-strategy=" + strategy)) {
      assertThat(shop.forwarded("https", "TLSv1.3").statusCode()).isEqualTo(426);
    }
  }

  /** By the bean of the filter alone, without UpgradeRequiredListener. */
  @Test
  void guardsEndpointsOfWebSocket() throws Exception {
    try (Running shop = start()) {
      assertThat(shop.handshake()).startsWith("HTTP/1.1 426");
    }
    try (Running shop = start("--upgrade-required.minimum-tls=none")) {
      assertThat(shop.handshake()).startsWith("HTTP/1.1 101");
    }
  }

  @Test
  void saysThatTheListenerIsNotToBeRegisteredByABean() {
    assertThatThrownBy(() -> start(WithListener.class)).isInstanceOf(RuntimeException.class);
    // Tomcat logs what a listener throws, and does not pass it on.
    assertThat(WithListener.mistake)
        .startsWith("UpgradeRequiredListener was added by code")
        .contains("in Spring Boot by a FilterRegistrationBean");
  }

  @Test
  void doesNotStartWithAMistake() {
    assertThatThrownBy(() -> start("--upgrade-required.minimum-tls=TLSv1.4"))
        .hasStackTraceContaining("minimumTls: \"TLSv1.4\" is not a TLS version");
  }

  private Running start(String... arguments) {
    return start(Shop.class, arguments);
  }

  private Running start(Class<?> source, String... arguments) {
    return start(source, webServer, arguments);
  }

  static Running start(Class<?> source, String webServer, String... arguments) {
    SpringApplication application = new SpringApplication(source);
    application.setLogStartupInfo(false);
    Stream<String> all =
        Stream.concat(
            Stream.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--spring.autoconfigure.exclude=" + otherWebServer(webServer)),
            Stream.of(arguments).flatMap(argument -> Stream.of(argument.split(" "))));
    return new Running(application.run(all.toArray(String[]::new)));
  }

  /** The configurations of the web server that is not to be embedded. */
  private static String otherWebServer(String webServer) {
    String other = webServer.equals("jetty") ? "Tomcat" : "Jetty";
    String configurations =
        "org.springframework.boot.%1$s.autoconfigure.servlet.%2$sServletWebServerAutoConfiguration,"
            + "org.springframework.boot.%1$s.autoconfigure.actuate.web.server."
            + "%2$sServletManagementContextAutoConfiguration";
    return configurations.formatted(other.toLowerCase(Locale.ROOT), other);
  }

  private static String secure() throws Exception {
    ServerKey key = ExampleOptions.forTest(Map.of()).serverKey();
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      key.keyStore().store(out, key.password().toCharArray());
    }
    return String.join(
        " ",
        "--server.ssl.key-store=" + file,
        "--server.ssl.key-store-password=" + key.password(),
        "--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3");
  }

  /** What docs/spring-boot.md advises against. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class WithListener {

    private static String mistake = "";

    @Bean
    ServletListenerRegistrationBean<ServletContextListener> upgradeRequired() {
      return new ServletListenerRegistrationBean<>(
          new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
              try {
                new UpgradeRequiredListener().contextInitialized(event);
              } catch (IllegalStateException e) {
                mistake = e.getMessage();
                throw e;
              }
            }
          });
    }
  }
}

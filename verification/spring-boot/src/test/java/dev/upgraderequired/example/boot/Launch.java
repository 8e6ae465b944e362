package dev.upgraderequired.example.boot;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** Starts an application on one of the web servers of the class path. */
final class Launch {

  /**
   * Beans by which Spring Boot 3 takes one web server of several. Its auto-configuration prefers
   * Tomcat, and the WebSockets of Jetty.
   */
  private static final Map<String, Map<String, String>> BEANS_OF_BOOT_3 =
      Map.of(
          "jetty",
          Map.of(
              "webServerFactory",
              "org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory"),
          "tomcat",
          Map.of(
              "websocketServletWebServerCustomizer",
              "org.springframework.boot.autoconfigure.websocket.servlet."
                  + "TomcatWebSocketServletWebServerCustomizer"));

  /** The configurations of Spring Boot 4 for a web server. */
  private static final String CONFIGURATIONS =
      "org.springframework.boot.%1$s.autoconfigure.servlet.%2$sServletWebServerAutoConfiguration,"
          + "org.springframework.boot.%1$s.autoconfigure.actuate.web.server."
          + "%2$sServletManagementContextAutoConfiguration";

  private Launch() {}

  /** Starts an application with properties alone, several of which one argument can have. */
  static Running start(String webServer, Class<?> application, String... arguments) {
    return start(webServer, new Class<?>[] {application}, arguments);
  }

  /** The same with more configurations. */
  static Running start(String webServer, Class<?>[] sources, String... arguments) {
    SpringApplication application = new SpringApplication(sources);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context ->
            BEANS_OF_BOOT_3
                .get(webServer)
                .forEach((name, type) -> registerIfPresent(name, type, context)));
    Stream<String> all =
        Stream.concat(
            Stream.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                // Not the properties of the sample.
                "--spring.config.name=none",
                "--spring.autoconfigure.exclude=" + configurationsOfOther(webServer)),
            Stream.of(arguments).flatMap(argument -> Stream.of(argument.split(" "))));
    return new Running(application.run(all.toArray(String[]::new)));
  }

  private static String configurationsOfOther(String webServer) {
    String other = webServer.equals("jetty") ? "Tomcat" : "Jetty";
    return CONFIGURATIONS.formatted(other.toLowerCase(Locale.ROOT), other);
  }

  private static void registerIfPresent(
      String name, String type, ConfigurableApplicationContext context) {
    if (ClassUtils.isPresent(type, context.getClassLoader())) {
      RootBeanDefinition bean = new RootBeanDefinition();
      bean.setBeanClassName(type);
      ((GenericApplicationContext) context).registerBeanDefinition(name, bean);
    }
  }
}

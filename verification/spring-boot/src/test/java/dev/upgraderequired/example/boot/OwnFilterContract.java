package dev.upgraderequired.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.UpgradeRequiredListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;

/** An application that registers the filter itself. */
abstract class OwnFilterContract extends SpringBootContract {

  OwnFilterContract(String webServer) {
    super(webServer, Shop.class);
  }

  @Test
  void saysThatTheListenerIsNotToBeRegisteredByABean() {
    assertThatThrownBy(() -> Launch.start(webServer(), WithListener.class))
        .isInstanceOf(RuntimeException.class);
    // Tomcat logs what a listener throws, and does not pass it on.
    assertThat(WithListener.mistake)
        .startsWith("UpgradeRequiredListener was added by code")
        .contains("in Spring Boot by a FilterRegistrationBean");
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

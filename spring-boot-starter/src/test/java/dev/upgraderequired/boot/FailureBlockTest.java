package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.spi.InvalidOptionsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Mistakes as Spring Boot prints them. */
@ExtendWith(OutputCaptureExtension.class)
class FailureBlockTest {

  @Test
  void hasEveryMistakeWithItsOriginAndAnAction(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                run(
                    "--spring.config.location=classpath:mistakes/application.yaml",
                    "--upgrade-required.exempt-paths[0]=health"))
        .hasRootCauseInstanceOf(InvalidOptionsException.class);

    String file = "class path resource [mistakes/application.yaml]";
    assertThat(output.getOut())
        .contains(
            """
            ***************************
            APPLICATION FAILED TO START
            ***************************

            Description:

            The properties of Upgrade Required have mistakes:

                upgrade-required.minimum-tls: "TLSv1.4" is not a TLS version; use none, any, TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3
                    Origin: %1$s - 2:16

                upgrade-required.cors-allowed-origins: "app.example.org" is not an origin; use one such as https://www.example.org, without a path
                    Origin: %1$s - 5:7

                upgrade-required.exempt-paths: "health" is not a url-pattern; use an exact path such as /health, /prefix/* or *.ext
                    Origin: "upgrade-required.exempt-paths[0]" from property source "commandLineArgs"

                upgrade-required.proxy-preset: needs trusted-proxies, the addresses of the proxies to trust
                    Origin: %1$s - 3:17

                upgrade-required.minimum-htp: unknown option; did you mean minimum-http?
                    Origin: %1$s - 6:16

                upgrade-required.page: class path resource [nowhere.html] cannot be read; use one such as classpath:page.html
                    Origin: %1$s - 7:9


            Action:

            Correct these 6 properties. Properties named in the messages have the prefix "upgrade-required.".
            """
                .formatted(file));
    assertThat(output.getOut()).doesNotContain("\tat ");
  }

  @Test
  void isOfAnAnalyzerThatSpringBootFinds() {
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                FailureAnalyzer.class,
                ArgumentResolver.of(
                    org.springframework.core.env.Environment.class, new StandardEnvironment()),
                (type, implementation, failure) -> {});

    assertThat(analyzers).hasAtLeastOneElementOfType(InvalidOptionsFailureAnalyzer.class);
  }

  private static void run(String... arguments) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(java.util.Map.of("server.port", "0"));
    application.run(arguments).close();
  }

  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    UpgradeRequiredAutoConfiguration.class
  })
  static class Application {}
}

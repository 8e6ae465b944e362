package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.ViolationListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UpgradeRequiredBeansTest {

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(UpgradeRequiredAutoConfiguration.class));

  @Test
  void areRenderersAndListenersInTheirOrder() {
    runner
        .withUserConfiguration(Ordered.class)
        .run(
            context -> {
              MockHttpServletResponse response = refusal(context);
              assertThat(response.getStatus()).isEqualTo(426);
              assertThat(response.getContentAsString()).isEqualTo("first");
              assertThat(Ordered.CALLED).containsExactly("first", "second");
            });
  }

  @Test
  void customizeTheBuilderLast() {
    runner
        .withPropertyValues("upgrade-required.minimum-tls=TLSv1.3")
        .withBean(
            UpgradeRequiredCustomizer.class,
            () -> builder -> builder.minimumTls(TlsVersion.TLS_1_1))
        .run(
            context ->
                assertThat(context.getBean(UpgradeRequiredControl.class).policy())
                    .startsWith("Requires TLS 1.1"));
  }

  @Test
  void supplyTheMode() {
    runner
        .withPropertyValues("upgrade-required.mode=enforce")
        .withUserConfiguration(Flag.class)
        .run(
            context ->
                assertThat(context.getBean(UpgradeRequiredControl.class).mode())
                    .isEqualTo(Mode.REPORT_ONLY));
    runner
        .withPropertyValues("upgrade-required.mode-file=/etc/mode")
        .withUserConfiguration(Flag.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasRootCauseInstanceOf(InvalidOptionsException.class)
                    .hasStackTraceContaining("modeFile: excludes mode(Supplier)"));
  }

  @Test
  void followTheEnvironmentOfSpringCloud() {
    runner
        .withPropertyValues("upgrade-required.mode=report-only")
        .run(
            context -> {
              UpgradeRequiredControl control = context.getBean(UpgradeRequiredControl.class);
              assertThat(control.mode()).isEqualTo(Mode.REPORT_ONLY);
              change(context);
              // The filter looks at most once a second.
              Thread.sleep(1_050);
              assertThat(control.mode()).isEqualTo(Mode.OFF);
            });
  }

  @Test
  void keepTheModeWithoutSpringCloud() {
    runner
        .withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
        .withPropertyValues("upgrade-required.mode=report-only")
        .run(
            context -> {
              change(context);
              assertThat(context.getBean(UpgradeRequiredControl.class).mode())
                  .isEqualTo(Mode.REPORT_ONLY);
            });
  }

  @Test
  void haveThePageOfTheClassPath() throws IOException {
    runner
        .withPropertyValues("upgrade-required.page=classpath:page/refused.html")
        .run(
            context -> {
              MockHttpServletResponse response = refusal(context, "text/html");
              assertThat(response.getContentAsString()).contains("<h1>Our page</h1>");
            });
    runner
        .withPropertyValues("upgrade-required.page=")
        .run(context -> assertThat(refusal(context).getStatus()).isEqualTo(426));
  }

  /** As Spring Cloud does it. */
  private static void change(ApplicationContext context) {
    ((org.springframework.core.env.ConfigurableEnvironment) context.getEnvironment())
        .getPropertySources()
        .addFirst(new MapPropertySource("changed", Map.of("upgrade-required.mode", "false")));
  }

  private static MockHttpServletResponse refusal(ApplicationContext context) {
    return refusal(context, "*/*");
  }

  private static MockHttpServletResponse refusal(ApplicationContext context, String accept) {
    UpgradeRequiredFilter filter =
        (UpgradeRequiredFilter)
            context
                .getBean("upgradeRequiredFilterRegistration", FilterRegistrationBean.class)
                .getFilter();
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.addHeader("Accept", accept);
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      filter.doFilter(request, response, new MockFilterChain());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return response;
  }

  static class Flag {

    @Bean
    Supplier<Mode> mode() {
      return () -> Mode.REPORT_ONLY;
    }

    @Bean
    Supplier<String> anythingElse() {
      return () -> "";
    }
  }

  static class Ordered {

    static final List<String> CALLED = new ArrayList<>();

    @Bean
    @Order(2)
    ViolationListener second() {
      return event -> CALLED.add("second");
    }

    @Bean
    @Order(1)
    ViolationListener first() {
      return event -> CALLED.add("first");
    }

    @Bean
    @Order(2)
    RefusalRenderer secondFormat() {
      return new Text("second");
    }

    @Bean
    @Order(1)
    RefusalRenderer firstFormat() {
      return new Text("first");
    }
  }

  private record Text(String text) implements RefusalRenderer {

    @Override
    public List<String> mediaTypes() {
      return List.of("application/x-test");
    }

    @Override
    public String contentType() {
      return "application/x-test";
    }

    @Override
    public String render(Explanation explanation) {
      return text;
    }
  }
}

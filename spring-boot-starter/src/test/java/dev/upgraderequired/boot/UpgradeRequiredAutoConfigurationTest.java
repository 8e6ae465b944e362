package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.core.Ordered.HIGHEST_PRECEDENCE;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

class UpgradeRequiredAutoConfigurationTest {

  private static final AutoConfigurations STARTER =
      AutoConfigurations.of(UpgradeRequiredAutoConfiguration.class);

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner().withConfiguration(STARTER);

  @Test
  void registersTheFilterAheadOfAll() {
    runner.run(
        context -> {
          FilterRegistrationBean<?> registration = registration(context);
          assertThat(registration.getFilter()).isInstanceOf(UpgradeRequiredFilter.class);
          assertThat(registration.getFilterName()).isEqualTo("upgradeRequired");
          assertThat(registration.getOrder()).isEqualTo(HIGHEST_PRECEDENCE);
          assertThat(registration.isAsyncSupported()).isTrue();
          assertThat(registration.determineDispatcherTypes())
              .containsExactlyInAnyOrder(
                  DispatcherType.REQUEST,
                  DispatcherType.FORWARD,
                  DispatcherType.ASYNC,
                  DispatcherType.ERROR);
          assertThat(context.getBean(UpgradeRequiredControl.class).policy())
              .startsWith("Requires TLS 1.2 or newer");
        });
  }

  @Test
  void registersItWhereThePropertySays() {
    runner
        .withPropertyValues("upgrade-required.order=7")
        .run(context -> assertThat(registration(context).getOrder()).isEqualTo(7));
  }

  @Test
  void registersItRightBehindTheObservationOfSpringBoot() {
    runner
        .withUserConfiguration(Observed.class)
        .run(
            context ->
                assertThat(registration(context).getOrder()).isEqualTo(HIGHEST_PRECEDENCE + 2));
    runner
        .withUserConfiguration(Observed.class)
        .withPropertyValues("observation.order=3")
        .run(context -> assertThat(registration(context).getOrder()).isEqualTo(HIGHEST_PRECEDENCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "off"})
  void canBeDisabled(String enabled) {
    runner
        .withPropertyValues("upgrade-required.enabled=" + enabled)
        .run(
            context ->
                assertThat(context.containsBean("upgradeRequiredFilterRegistration"))
                    .isEqualTo(enabled.equals("true")));
  }

  @Test
  void isOfServletApplicationsOnly() {
    new ApplicationContextRunner()
        .withConfiguration(STARTER)
        .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(STARTER)
        .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
  }

  @Test
  void backsOffForAFilter() {
    runner
        .withBean("own", UpgradeRequiredFilter.class, UpgradeRequiredFilter::new)
        .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
  }

  @Test
  void backsOffForARegistrationOfTheFilter() {
    runner
        .withUserConfiguration(OwnRegistration.class)
        .run(
            context ->
                assertThat(context)
                    .getBeanNames(FilterRegistrationBean.class)
                    .containsExactly("own"));
  }

  @Test
  void doesNotBackOffForOtherFilters() {
    runner
        .withUserConfiguration(OtherRegistration.class)
        .run(
            context ->
                assertThat(context)
                    .getBeanNames(FilterRegistrationBean.class)
                    .containsExactlyInAnyOrder("other", "upgradeRequiredFilterRegistration"));
  }

  private static FilterRegistrationBean<?> registration(AssertableWebApplicationContext context) {
    return context.getBean("upgradeRequiredFilterRegistration", FilterRegistrationBean.class);
  }

  static class Observed {

    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> observation(
        org.springframework.core.env.Environment environment) {
      FilterRegistrationBean<ServerHttpObservationFilter> registration =
          new FilterRegistrationBean<>(new ServerHttpObservationFilter(ObservationRegistry.NOOP));
      registration.setOrder(
          environment.getProperty("observation.order", Integer.class, HIGHEST_PRECEDENCE + 1));
      return registration;
    }
  }

  static class OwnRegistration {

    @Bean
    FilterRegistrationBean<UpgradeRequiredFilter> own() {
      return new FilterRegistrationBean<>(new UpgradeRequiredFilter());
    }
  }

  static class OtherRegistration {

    @Bean
    FilterRegistrationBean<CharacterEncodingFilter> other() {
      return new FilterRegistrationBean<>(new CharacterEncodingFilter());
    }
  }
}

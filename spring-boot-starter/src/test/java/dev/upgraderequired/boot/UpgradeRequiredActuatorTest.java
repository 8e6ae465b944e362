package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class UpgradeRequiredActuatorTest {

  private static final String EXPOSED = "management.endpoints.web.exposure.include=upgraderequired";

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  UpgradeRequiredAutoConfiguration.class,
                  UpgradeRequiredActuatorAutoConfiguration.class));

  private final UpgradeRequiredControl control = new UpgradeRequiredFilter().control();
  private final UpgradeRequiredEndpoint endpoint = new UpgradeRequiredEndpoint(control);

  @Test
  void hasNoEndpointUnlessItIsExposed() {
    runner.run(context -> assertThat(context).doesNotHaveBean(UpgradeRequiredEndpoint.class));
    runner
        .withPropertyValues(EXPOSED)
        .run(context -> assertThat(context).hasSingleBean(UpgradeRequiredEndpoint.class));
    runner
        .withPropertyValues(EXPOSED, "upgrade-required.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(UpgradeRequiredEndpoint.class));
  }

  @Test
  void worksWithoutTheActuator() {
    runner
        .withPropertyValues(EXPOSED)
        .withClassLoader(new FilteredClassLoader(WebEndpoint.class, InfoContributor.class))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("upgradeRequiredFilterRegistration")
                    .doesNotHaveBean(UpgradeRequiredEndpoint.class));
  }

  @Test
  void worksWithoutMicrometer() {
    runner
        .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("upgradeRequiredFilterRegistration")
                    .doesNotHaveBean("upgradeRequiredMeters"));
  }

  @Test
  void hasMetersOfItsOwnFilterOnly() {
    runner.run(context -> assertThat(context).hasBean("upgradeRequiredMeters"));
    runner
        .withPropertyValues(EXPOSED)
        .withBean("own", UpgradeRequiredFilter.class, UpgradeRequiredFilter::new)
        .withBean(UpgradeRequiredControl.class, () -> control)
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(UpgradeRequiredEndpoint.class)
                    .doesNotHaveBean("upgradeRequiredMeters"));
  }

  @Test
  void tellsThePolicy() {
    runner.run(
        context -> {
          Info.Builder info = new Info.Builder();
          context.getBean(InfoContributor.class).contribute(info);
          assertThat(info.build().get("upgradeRequired").toString())
              .contains("mode=enforce", "policy=Requires TLS 1.2 or newer");
        });
    runner
        .withPropertyValues("management.info.upgrade-required.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(InfoContributor.class));
  }

  @Test
  void switchesTheMode() {
    endpoint.switchMode("report-only");
    assertThat(control.mode()).isEqualTo(Mode.REPORT_ONLY);
    endpoint.resetMode();
    assertThat(control.mode()).isEqualTo(Mode.ENFORCE);

    assertThat(endpoint.switchMode("on").getStatus()).isEqualTo(400);
    assertThat(control.mode()).isEqualTo(Mode.ENFORCE);
  }
}

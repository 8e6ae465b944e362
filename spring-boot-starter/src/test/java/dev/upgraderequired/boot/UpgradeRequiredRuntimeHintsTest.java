package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.contract.ReachabilityMetadata;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/** The hints for native images. */
class UpgradeRequiredRuntimeHintsTest {

  private final RuntimeHints hints = new RuntimeHints();

  UpgradeRequiredRuntimeHintsTest() {
    new UpgradeRequiredRuntimeHints().registerHints(hints, getClass().getClassLoader());
  }

  @Test
  void haveThePropertiesThatAreReadAsRecord() throws NoSuchMethodException {
    for (RecordComponent component : UpgradeRequiredProperties.class.getRecordComponents()) {
      assertThat(reflection().onMethod(component.getAccessor()).invoke()).accepts(hints);
    }
  }

  @Test
  void haveTypesOfTheContainer() throws ClassNotFoundException {
    assertThat(reflection().onField("org.apache.catalina.connector.RequestFacade", "request"))
        .accepts(hints);
    assertThat(
            reflection().onMethod("org.apache.catalina.connector.Request", "getPeerAddr").invoke())
        .accepts(hints);
    List<String> present =
        ReachabilityMetadata.read()
            .reflection()
            .map(entry -> entry.path("type").asText())
            .filter(type -> ClassUtils.isPresent(type, null))
            .toList();
    assertThat(present)
        .hasSizeGreaterThan(10)
        .allMatch(type -> reflection().onType(TypeReference.of(type)).test(hints));
  }

  @Test
  void haveNoTypesOfOtherContainers() {
    assertThat(hints.reflection().typeHints().map(hint -> hint.getType().getName()))
        .noneMatch(type -> type.startsWith("org.eclipse.jetty") || type.startsWith("io.undertow"));
  }

  @Test
  void haveWhatIsLookedUpByNameOrOffered() throws NoSuchMethodException {
    assertThat(reflection().onType(TypeReference.of(FilterFactory.SPRING_CLOUD))).accepts(hints);
    assertThat(reflection().onMethod(UpgradeRequiredFilterMXBean.class, "getMode").invoke())
        .accepts(hints);
    assertThat(reflection().onConstructor(UpgradeRequiredFilter.class.getConstructor()).invoke())
        .accepts(hints);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev/upgraderequired/protocol/cipher-suites.txt",
        "dev/upgraderequired/internal/request/proxy-signs.txt",
        "dev/upgraderequired/internal/refusal/browsers.txt",
        "dev/upgraderequired/internal/refusal/words/messages_zh-Hans.properties",
        "dev/upgraderequired/internal/refusal/format/page.html",
        "dev/upgraderequired/internal/refusal/format/page.css",
        "dev/upgraderequired/internal/report/report.html",
        "upgrade-required.properties"
      })
  void haveFiles(String file) {
    assertThat(resource().forResource(file)).accepts(hints);
  }
}

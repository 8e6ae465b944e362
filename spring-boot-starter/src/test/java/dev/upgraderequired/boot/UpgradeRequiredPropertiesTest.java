package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.config.OptionKey;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.refusal.words.SupportedLanguages;
import dev.upgraderequired.spi.ProxyPreset;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every option of the filter has a property, with a description, its default, and hints. */
class UpgradeRequiredPropertiesTest {

  private static final Map<String, JsonNode> PROPERTIES = metadata("properties");
  private static final Map<String, JsonNode> HINTS = metadata("hints");

  /** Options whose default is compared by what the filter does. */
  private static final List<String> BY_EFFECT =
      List.of("locale", "corsAllowedOrigins", "redirectNavigations");

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(UpgradeRequiredAutoConfiguration.class));

  @Test
  void areTheOptions() {
    assertThat(OptionNames.all())
        .containsExactlyElementsOf(Options.ALL.stream().map(OptionKey::name).toList());
    assertThat(PROPERTIES.keySet())
        .containsAll(Options.ALL.stream().map(option -> property(option)).toList())
        .contains("upgrade-required.enabled", "upgrade-required.order");
  }

  @Test
  void suggestEveryLanguage() {
    assertThat(HINTS.get("upgrade-required.locale").findValuesAsText("value"))
        .containsExactlyInAnyOrderElementsOf(SupportedLanguages.tags());
  }

  static List<OptionKey<?>> options() {
    return Options.ALL;
  }

  @ParameterizedTest
  @MethodSource("options")
  void haveADescriptionAndTheDefaultOfTheFilter(OptionKey<?> option) {
    JsonNode property = PROPERTIES.get(property(option));

    assertThat(property.path("description").asText()).endsWith(".").hasSizeBetween(20, 130);
    if (property.has("defaultValue")) {
      JsonNode value = property.get("defaultValue");
      String text = value.isArray() ? joined(value) : value.asText();
      assertThat(BY_EFFECT.contains(option.name()) || isDefault(option, text)).isTrue();
    }
  }

  private static boolean isDefault(OptionKey<?> option, String text) {
    return option.parser().apply(text).equals(option.byDefault());
  }

  @ParameterizedTest
  @CsvSource({
    "locale, de",
    "cors-allowed-origins, *",
    "redirect-navigations, https://www.example.org"
  })
  void haveTheDefaultThatTheFilterShows(String name, String other) {
    String property = "upgrade-required." + name;
    JsonNode value = PROPERTIES.get(property).get("defaultValue");
    String byDefault = value.isArray() ? joined(value) : value.asText();

    assertThat(refusal(property + "=" + byDefault)).isEqualTo(refusal()).contains("426");
    assertThat(refusal(property + "=" + other)).isNotEqualTo(refusal());
  }

  /** What a browser without a known language gets, as a script of another origin sees it. */
  private String refusal(String... properties) {
    AtomicReference<String> refusal = new AtomicReference<>();
    runner
        .withPropertyValues(properties)
        .run(
            context -> {
              MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
              request.addHeader("Host", "www.example.org");
              request.addHeader("User-Agent", "Mozilla/5.0");
              request.addHeader("Accept", "text/html");
              request.addHeader("Accept-Language", "mi");
              request.addHeader("Origin", "https://app.example.org");
              MockHttpServletResponse response = new MockHttpServletResponse();
              context
                  .getBean(FilterRegistrationBean.class)
                  .getFilter()
                  .doFilter(request, response, new MockFilterChain());
              refusal.set(
                  response.getStatus()
                      + response.getHeaderNames().stream()
                          .sorted()
                          .map(field -> field + response.getHeaders(field))
                          .toList()
                          .toString()
                      // Without the time.
                      + response.getContentAsString().replaceAll("\\d\\d:\\d\\d:\\d\\d", ""));
            });
    return refusal.get();
  }

  @Test
  void haveHintsThatTheFilterAccepts() {
    for (OptionKey<?> option : Options.ALL) {
      JsonNode hint = HINTS.get(property(option));
      if (hint != null) {
        hint.get("values")
            .forEach(
                value ->
                    assertThat(option.parser().apply(value.get("value").asText())).isNotNull());
      }
    }
    assertThat(joined(HINTS.get("upgrade-required.proxy-preset").get("values")))
        .isEqualTo(ProxyPreset.names().replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          YAML                                                  | POLICY
          minimum-tls: TLSv1.3                                  | Requires TLS 1.3 or newer of every request
          minimumTls: TLSv1.3                                   | Requires TLS 1.3 or newer of every request
          minimum-http: 2                                       | Requires TLS 1.2 or newer, HTTP/2 or newer of every
          minimum-http: 1.1                                     | Requires TLS 1.2 or newer, HTTP/1.1 or newer of every
          mode: off                                             | Is off, and would require TLS 1.2
          mode: report-only                                     | Only reports, and would require TLS 1.2
          exempt-paths: [/a, /b]                                | Requires TLS 1.2 or newer of every request that it sees, except to /a, /b
          exempt-paths: "/a, /b"                                | Requires TLS 1.2 or newer of every request that it sees, except to /a, /b
          exempt-paths: []                                      | Requires TLS 1.2 or newer of every request that it sees
          exempt-paths: none                                    | Requires TLS 1.2 or newer of every request that it sees
          {trusted-proxies: [10.0.0.1], proxy-preset: nginx}    | Requires TLS 1.2 or newer of every request that it sees, except
          {minimum-tls: none, enabled: true}                    | Requires nothing
          {planned-minimum-tls: TLSv1.3, enforce-from: 2099-03-01T00:00Z, brownouts: ["2099-02-01T09:00Z/PT30M"], brownout-percent: 50} | Requires TLS 1.2 or newer of every request
          """)
  void areReadFromYaml(String yaml, String policy) {
    String text = yaml.startsWith("{") ? yaml : "{" + yaml + "}";
    runner
        .withInitializer(
            context ->
                load("upgrade-required: " + text)
                    .forEach(context.getEnvironment().getPropertySources()::addFirst))
        .run(
            context ->
                assertThat(context.getBean(UpgradeRequiredControl.class).policy())
                    .startsWith(policy)
                    .satisfies(
                        line -> {
                          if (policy.endsWith("that it sees")) {
                            assertThat(line).isEqualTo(policy);
                          }
                        }));
  }

  @Test
  void areReadFromSystemProperties() {
    runner
        .withSystemProperties("upgrade-required.minimum-tls=TLSv1.3")
        .run(
            context ->
                assertThat(context.getBean(UpgradeRequiredControl.class).policy())
                    .startsWith("Requires TLS 1.3"));
  }

  private static List<org.springframework.core.env.PropertySource<?>> load(String yaml) {
    try {
      return new YamlPropertySourceLoader()
          .load("application.yaml", new ByteArrayResource(yaml.getBytes()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String property(OptionKey<?> option) {
    return OptionNames.property(option.name());
  }

  private static String joined(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(item -> item.isObject() ? item.get("value").asText() : item.asText())
        .collect(Collectors.joining(","));
  }

  private static Map<String, JsonNode> metadata(String part) {
    Path file = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    try {
      Map<String, JsonNode> byName = new TreeMap<>();
      new ObjectMapper()
          .readTree(file.toFile())
          .get(part)
          .forEach(item -> byName.put(item.get("name").asText(), item));
      return byName;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.upgraderequired.boot;

import static dev.upgraderequired.boot.test.UpgradeRequiredMockMvc.tls;
import static dev.upgraderequired.protocol.TlsVersion.TLS_1_1;
import static dev.upgraderequired.protocol.TlsVersion.TLS_1_2;
import static dev.upgraderequired.protocol.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.upgraderequired.internal.negotiation.container.KnownContainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.reactive.AutoConfigureWebTestClient;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcBuilderCustomizer;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What tests of an application see with Spring Boot 3.5, as docs/spring-boot.md says. */
class InTestsTest {

  private static final String POLICY = "upgrade-required.cipher-suites=aead";

  @TempDir private static Path folder;

  /** Without it, each test of an application would log a warning. */
  @Test
  void countsMocksAmongTheKnownContainers() {
    assertThat(KnownContainer.is(new MockServletContext())).isTrue();
  }

  /** A mock request has no connection. */
  @Nested
  @SpringBootTest(classes = InTestsApplication.class, properties = POLICY)
  @AutoConfigureMockMvc
  @AutoConfigureWebTestClient
  class MockOfTheApplication {

    @Autowired private MockMvc mvc;
    @Autowired private MockMvcTester tester;
    @Autowired private WebTestClient webTestClient;

    @Test
    void isRefusedWithoutTls() throws Exception {
      mvc.perform(get("/")).andExpect(status().isUpgradeRequired());
      mvc.perform(get("/").secure(true)).andExpect(status().isUpgradeRequired());
      assertThat(tester.get().uri("/")).hasStatus(426);
      webTestClient.get().uri("/").exchange().expectStatus().isEqualTo(426);
    }

    @Test
    void isServedWithAVersionOfTls() throws Exception {
      mvc.perform(get("/").with(tls(TLS_1_3)))
          .andExpect(status().isOk())
          .andExpect(content().string("open at https://localhost/"));
      assertThat(tester.get().uri("/").with(tls(TLS_1_2))).hasStatusOk();
      mvc.perform(get("/").with(tls(TLS_1_1))).andExpect(status().isUpgradeRequired());
    }
  }

  @Nested
  @SpringBootTest(classes = InTestsApplication.class)
  @AutoConfigureMockMvc
  @AutoConfigureWebTestClient
  @Import(OverTls.class)
  class MockOverTls {

    @Autowired private MockMvc mvc;
    @Autowired private MockMvcTester tester;
    @Autowired private WebTestClient webTestClient;

    @Test
    void isServed() throws Exception {
      mvc.perform(get("/")).andExpect(status().isOk());
      assertThat(tester.get().uri("/")).hasStatusOk();
      webTestClient.get().uri("/").exchange().expectStatus().isOk();
    }

    @Test
    void isOverriddenByARequest() throws Exception {
      mvc.perform(get("/").with(tls(TLS_1_1))).andExpect(status().isUpgradeRequired());
    }
  }

  @TestConfiguration
  static class OverTls {

    @Bean
    MockMvcBuilderCustomizer overTls() {
      return builder -> builder.defaultRequest(get("/").with(tls(TLS_1_3)));
    }
  }

  @Nested
  @SpringBootTest(
      classes = InTestsApplication.class,
      properties = "upgrade-required.minimum-tls=none")
  @AutoConfigureMockMvc
  class MockOfATestProfile {

    @Autowired private MockMvc mvc;

    @Test
    void isServed() throws Exception {
      mvc.perform(get("/")).andExpect(status().isOk());
    }
  }

  /** Its slice of the auto-configuration does not have the starter. */
  @Nested
  @WebMvcTest(InTestsApplication.class)
  @ContextConfiguration(classes = InTestsApplication.class)
  class Slice {

    @Autowired private MockMvc mvc;

    @Test
    void isServed() throws Exception {
      mvc.perform(get("/")).andExpect(status().isOk());
    }
  }

  @Nested
  @SpringBootTest(classes = InTestsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
  class RandomPort {

    @Autowired private TestRestTemplate restTemplate;
    @Autowired private WebTestClient webTestClient;

    @Test
    void isRefusedInCleartext() {
      assertThat(restTemplate.getForEntity("/", String.class).getStatusCode().value())
          .isEqualTo(426);
      webTestClient.get().uri("/").exchange().expectStatus().isEqualTo(426);
    }
  }

  /** The client of Spring Boot takes https by itself, and trusts the certificate. */
  @Nested
  @SpringBootTest(classes = InTestsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
  class RandomPortWithTls {

    @Autowired private TestRestTemplate restTemplate;

    @DynamicPropertySource
    static void tls(DynamicPropertyRegistry registry) throws Exception {
      for (String argument : Running.tls(folder)) {
        String[] property = argument.substring("--".length()).split("=", 2);
        registry.add(property[0], () -> property[1]);
      }
    }

    @Test
    void isServed() {
      assertThat(restTemplate.getForObject("/", String.class)).startsWith("open");
    }
  }
}

package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** What tests of an application see, as docs/spring-boot.md says. */
class InTestsTest {

  private static final String TLS = "jakarta.servlet.request.secure_protocol";

  /** A mock request has no connection. */
  @Nested
  @SpringBootTest(classes = InTestsApplication.class)
  @AutoConfigureMockMvc
  class MockMvcOfTheApplication {

    @Autowired private MockMvc mvc;

    @Test
    void isRefusedWithoutTls() throws Exception {
      mvc.perform(get("/")).andExpect(status().isUpgradeRequired());
      mvc.perform(get("/").secure(true)).andExpect(status().isUpgradeRequired());
    }

    @Test
    void isServedWithAVersionOfTls() throws Exception {
      mvc.perform(get("/").secure(true).requestAttr(TLS, "TLSv1.3"))
          .andExpect(status().isOk())
          .andExpect(content().string("open"));
      mvc.perform(get("/").secure(true).requestAttr(TLS, "TLSv1.1"))
          .andExpect(status().isUpgradeRequired());
    }
  }

  @Nested
  @SpringBootTest(
      classes = InTestsApplication.class,
      properties = "upgrade-required.minimum-tls=none")
  @AutoConfigureMockMvc
  class MockMvcOfATestProfile {

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

    @Autowired private TestRestTemplate client;

    @Test
    void isRefusedInCleartext() {
      assertThat(client.getForEntity("/", String.class).getStatusCode().value()).isEqualTo(426);
    }
  }
}

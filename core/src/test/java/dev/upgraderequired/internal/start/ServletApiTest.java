package dev.upgraderequired.internal.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.spi.InvalidOptionsException;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the Servlet API on the class path is not that of the container. */
class ServletApiTest {

  private final ServletContext context = mock(ServletContext.class);

  @Test
  void refusesAnOlderContainerWithANewerApiOnTheClassPath() {
    when(context.getMajorVersion()).thenReturn(5);
    when(context.getServerInfo()).thenReturn("jetty/11.0.26");

    assertThatThrownBy(this::check)
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContaining(
            "Servlet 6.0 or newer is needed; this container has Servlet 5.0 (jetty/11.0.26); use");
  }

  @Test
  void namesTheClassOfAContainerWithoutAName() {
    when(context.getMajorVersion()).thenReturn(5);
    when(context.getServerInfo()).thenThrow(new IllegalStateException());

    assertThatThrownBy(this::check).hasMessageContaining(context.getClass().getName());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 7})
  void acceptsAContainerOfAnotherVersion(int version) {
    when(context.getMajorVersion()).thenReturn(version);

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void acceptsAContextThatThrows() {
    when(context.getMajorVersion()).thenThrow(new UnsupportedOperationException());

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  private void check() {
    Mistakes mistakes = new Mistakes("", Map.of());
    ServletApi.check(Optional.of(context), mistakes);
    mistakes.throwIfAny();
  }
}

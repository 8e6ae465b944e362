package dev.upgraderequired.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class RequestAttributesTest {

  private static final String EXCEPTION = RequestDispatcher.ERROR_EXCEPTION;

  private final Map<String, Object> attributes = new HashMap<>();
  private final HttpServletRequest servletRequest = mock(HttpServletRequest.class);
  private final ContainerRequest request = ContainerRequest.of(servletRequest);

  @BeforeEach
  void keepAttributes() {
    when(servletRequest.getAttribute(any()))
        .thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(servletRequest)
        .setAttribute(any(), any());
    doAnswer(call -> attributes.remove(call.<String>getArgument(0)))
        .when(servletRequest)
        .removeAttribute(any());
  }

  @Test
  void removesTheExceptionOfAListenerThatFails() {
    try (RequestAttributes changes = RequestAttributes.of(request)) {
      changes.set("a", 1);
      attributes.put(EXCEPTION, new IllegalStateException("of a listener"));
      changes.set("b", 2);
    }

    assertThat(attributes).isEqualTo(Map.of("a", 1, "b", 2));
  }

  @Test
  void keepsTheExceptionForWhichARequestIsDispatched() {
    Exception failure = new IllegalStateException("of the application");
    attributes.put(EXCEPTION, failure);
    attributes.put("of another filter", true);

    try (RequestAttributes changes = RequestAttributes.of(request)) {
      changes.set("a", 1);
      changes.remove("of another filter");
      changes.remove("of nobody");
    }

    assertThat(attributes).isEqualTo(Map.of("a", 1, EXCEPTION, failure));
  }
}

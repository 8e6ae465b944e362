package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestAttributes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgedMarkTest {

  private final ViolationRecorder one = mock(ViolationRecorder.class);
  private final ViolationRecorder other = mock(ViolationRecorder.class);
  private final Map<String, Object> attributes = new HashMap<>();

  @Test
  void hasEachFilterOnceHoweverOftenItIsCalled() {
    HttpServletRequest servletRequest = mock(HttpServletRequest.class);
    when(servletRequest.getAttribute(any()))
        .thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(servletRequest)
        .setAttribute(any(), any());
    ContainerRequest request = ContainerRequest.of(servletRequest);

    for (ViolationRecorder filter : List.of(one, one, other, one, other)) {
      JudgedMark.set(filter, request, RequestAttributes.of(request));
    }

    assertThat(JudgedMark.isSet(one, request)).isTrue();
    assertThat(attributes.values()).containsExactly(List.of(one, other));
  }
}

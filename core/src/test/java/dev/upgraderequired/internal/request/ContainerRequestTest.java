package dev.upgraderequired.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;

public class ContainerRequestTest {

  private final HttpServletRequest servletRequest = mock(HttpServletRequest.class);
  private final ContainerRequest request = ContainerRequest.of(servletRequest);

  @Test
  void isTheInnermostRequest() {
    HttpServletRequest wrapper = new HttpServletRequestWrapper(servletRequest);

    assertThat(ContainerRequest.of(new HttpServletRequestWrapper(wrapper)).servletRequest())
        .isSameAs(servletRequest);
    assertThat(request.servletRequest()).isSameAs(servletRequest);
    assertThat(request.received()).isSameAs(servletRequest);
  }

  @Test
  void hasNoFieldsIfTheContainerGivesNoAccessToThem() {
    when(servletRequest.getHeaders("Accept")).thenReturn(null);
    when(servletRequest.getHeaderNames()).thenReturn(null);

    assertThat(request.lines("Accept").hasMoreElements()).isFalse();
    assertThat(request.fieldNames().hasMoreElements()).isFalse();
  }

  @Test
  void keepsThePathThatTheClientSentIfTheContainerHasChangedIt() {
    when(servletRequest.getRequestURI()).thenReturn("/error");
    when(servletRequest.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI)).thenReturn("/sent");

    ContainerRequest asReceived = request.asReceived();

    assertThat(asReceived.received().getRequestURI()).isEqualTo("/sent");
    assertThat(asReceived.servletRequest()).isSameAs(servletRequest);
  }
}

package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeReportServletTest {

  private final UpgradeReportServlet servlet = new UpgradeReportServlet();
  private final ServletConfig config = mock(ServletConfig.class);
  private final ServletContext context = mock(ServletContext.class);
  private final ServletRegistration registration = mock(ServletRegistration.class);

  @BeforeEach
  void isRegistered() {
    when(config.getServletContext()).thenReturn(context);
    when(config.getServletName()).thenReturn("report");
    doReturn(registration).when(context).getServletRegistration("report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/", "", "*.report"})
  void doesNotStartWhereEverybodyComes(String mapping) {
    when(registration.getMappings()).thenReturn(List.of("/internal/report", mapping));

    assertThatThrownBy(() -> servlet.init(config))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "UpgradeReportServlet does not start: it is mapped to \"%s\", where everybody comes; map"
                    .formatted(mapping)
                + " it to a path with access control, such as /internal/upgrade-report");
  }

  @Test
  void startsWhereItsOperatorHasPutIt() {
    when(registration.getMappings()).thenReturn(List.of("/internal/report"));

    assertThatCode(() -> servlet.init(config)).doesNotThrowAnyException();
  }

  @Test
  void saysThatThereIsNoFilter() throws Exception {
    when(registration.getMappings()).thenReturn(List.of("/internal/report"));
    when(context.getAttributeNames()).thenReturn(Collections.emptyEnumeration());
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    servlet.init(config);

    servlet.doGet(mock(HttpServletRequest.class), response);

    verify(response).setStatus(503);
  }
}

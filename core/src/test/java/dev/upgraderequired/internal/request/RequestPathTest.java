package dev.upgraderequired.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Tomcat, Jetty and Undertow tell the parts of a path. */
public class RequestPathTest {

  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final ServletContext context = mock(ServletContext.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      emptyValue = "",
      textBlock =
          """
          RAW                      | CONTEXT       | APPLICATION | SERVLET | PATH INFO | PATH
          /health                  | ''            | ''          | /health | -         | /health
          /api/x                   | ''            | ''          | /api    | /x        | /api/x
          /api/x                   | ''            | ''          | ''      | /api/x    | /api/x
          /app/health              | /app          | /app        | /health | -         | /health
          /app                     | /app          | /app        | ''      | -         | ''
          /health;x                | ''            | ''          | /health | -         | -
          /%68ealth                | ''            | ''          | /health | -         | -
          //health                 | ''            | ''          | /health | -         | -
          /admin/../health         | ''            | ''          | /health | -         | -
          /admin/..;/health        | ''            | ''          | /health | -         | -
          /admin/health            | ''            | ''          | /health | -         | -
          /health                  | ''            | ''          | /admin  | -         | -
          /health                  | ''            | ''          | /health | /x        | -
          /admin/../app/health     | /app          | /app        | /health | -         | -
          /admin/../app/health     | /admin/../app | /app        | /health | -         | -
          /app;x/health            | /app;x        | /app        | /health | -         | -
          /%61pp/health            | /%61pp        | /app        | /health | -         | -
          //app/health             | //app         | /app        | /health | -         | -
          /other/health            | /app          | /app        | /health | -         | -
          /my%20app/health         | /my%20app     | /my app     | /health | -         | /health
          /my%20app/health         | /my%20app     | /my%20app   | /health | -         | /health
          /my%20app/health         | /my app       | /my app     | /health | -         | /health
          /b%C3%BCcher/health      | /bücher       | /bücher     | /health | -         | /health
          /b%c3%bccher/health      | /b%c3%bccher  | /bücher     | /health | -         | -
          /my%20%61pp/health       | /my%20%61pp   | /my app     | /health | -         | -
          /x/../my%20app/health    | /x/../my%20app| /my app     | /health | -         | -
          -                        | ''            | ''          | /health | -         | -
          """)
  void isUnambiguousIfTheRequestLineHasItUnencoded(
      String raw,
      String contextPath,
      String application,
      String servletPath,
      String pathInfo,
      String path) {
    when(request.getRequestURI()).thenReturn(raw);
    when(request.getContextPath()).thenReturn(contextPath);
    when(request.getServletContext()).thenReturn(context);
    when(context.getContextPath()).thenReturn(application);
    when(request.getServletPath()).thenReturn(servletPath);
    when(request.getPathInfo()).thenReturn(pathInfo);

    assertThat(RequestPath.unambiguous(ContainerRequest.of(request)).orElse(null)).isEqualTo(path);
  }
}

package dev.upgraderequired.troubleshooting;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee.shape.JettyShapedRequest;
import org.eclipse.jetty.ee.shape.JettyShapedRequest.Within;
import org.jspecify.annotations.Nullable;

/** A filter in an application of a container that is not known, and requests for it. */
record StartedFilter(UpgradeRequiredFilter filter) implements AutoCloseable {

  /** Starts a filter with options as text: {@code minimumTls=any}. */
  static StartedFilter with(String... options) throws ServletException {
    return start(new UpgradeRequiredFilter(), context(), options);
  }

  static StartedFilter start(
      UpgradeRequiredFilter filter, ServletContext context, String... options)
      throws ServletException {
    Map<String, String> initParams =
        Stream.of(options)
            .map(option -> option.split("=", 2))
            .collect(Collectors.toMap(option -> option[0], option -> option[1]));
    FilterConfig config = mock(FilterConfig.class);
    when(config.getFilterName()).thenReturn("upgradeRequired");
    when(config.getServletContext()).thenReturn(context);
    when(config.getInitParameterNames()).thenReturn(Collections.enumeration(initParams.keySet()));
    when(config.getInitParameter(anyString()))
        .thenAnswer(call -> initParams.get(call.<String>getArgument(0)));
    filter.init(config);
    return new StartedFilter(filter);
  }

  static ServletContext context() {
    ServletContext context = mock(ServletContext.class);
    when(context.getContextPath()).thenReturn("/troubleshooting");
    when(context.getMajorVersion()).thenReturn(6);
    return context;
  }

  static ServletContext contextOfServlet5() {
    ServletContext context = context();
    when(context.getMajorVersion()).thenReturn(5);
    return context;
  }

  static ServletContext contextWith(String webXml) {
    ServletContext context = context();
    when(context.getResourceAsStream("/WEB-INF/web.xml"))
        .thenReturn(new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
    return context;
  }

  /** A request in cleartext from 192.0.2.7, with fields such as {@code X-SSL-Protocol: TLSv1.3}. */
  static HttpServletRequest request(String... fields) {
    return withFields(mock(HttpServletRequest.class, withSettings().stubOnly()), fields);
  }

  /** The same on a connection with a peer. */
  static HttpServletRequest requestFrom(@Nullable SocketAddress peer, String... fields) {
    Within jetty = mock(Within.class);
    when(jetty.getConnectionMetaData()).thenReturn(jetty);
    when(jetty.getConnection()).thenReturn(jetty);
    when(jetty.getEndPoint()).thenReturn(jetty);
    when(jetty.getRemoteSocketAddress()).thenReturn(peer);
    JettyShapedRequest request = mock(JettyShapedRequest.class, withSettings().stubOnly());
    when(request.getRequest()).thenReturn(jetty);
    return withFields(request, fields);
  }

  private static HttpServletRequest withFields(HttpServletRequest request, String... fields) {
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getContextPath()).thenReturn("");
    when(request.getServletPath()).thenReturn("/");
    when(request.getRequestURI()).thenReturn("/");
    when(request.getRemoteAddr()).thenReturn("192.0.2.7");
    ServletConnection connection = mock(ServletConnection.class);
    when(connection.getProtocol()).thenReturn("http/1.1");
    when(request.getServletConnection()).thenReturn(connection);
    when(request.getHeaderNames()).thenAnswer(call -> Collections.enumeration(names(fields)));
    when(request.getHeaders(any()))
        .thenAnswer(call -> Collections.enumeration(values(call.getArgument(0), fields)));
    when(request.getHeader(any()))
        .thenAnswer(call -> values(call.getArgument(0), fields).stream().findFirst().orElse(null));
    return request;
  }

  private static List<String> values(String name, String... fields) {
    return Stream.of(fields)
        .map(field -> field.split(": ", 2))
        .filter(field -> field[0].equalsIgnoreCase(name))
        .map(field -> field[1])
        .toList();
  }

  private static List<String> names(String... fields) {
    return Stream.of(fields).map(field -> field.split(": ", 2)[0]).distinct().toList();
  }

  void handle(HttpServletRequest request) throws IOException, ServletException {
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    filter.doFilter(request, response, (passed, on) -> {});
  }

  void handle(HttpServletRequest request, int times) throws IOException, ServletException {
    for (int i = 0; i < times; i++) {
      handle(request);
    }
  }

  @Override
  public void close() {
    filter.destroy();
  }
}

package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.WebApplication;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.InOrder;

/** What no client can bring about on a real container, or what Jetty would hide. */
class UpgradeRequiredFilterTest {

  private final UpgradeRequiredFilter filter =
      UpgradeRequiredFilter.builder().exemptPaths("/health").build();
  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final ServletOutputStream out = mock(ServletOutputStream.class);
  private final FilterChain chain = mock(FilterChain.class);

  @BeforeEach
  void isInCleartext() throws Exception {
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    isFor("/");
    when(request.getServletConnection()).thenReturn(mock(ServletConnection.class));
    when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
    when(response.getOutputStream()).thenReturn(out);
  }

  @Test
  void neverCallsTheChainOfARequestThatItRefuses() throws Exception {
    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
    verify(out).write(any(byte[].class));
    verify(chain, never()).doFilter(any(), any());
  }

  @Test
  void setsNoConnectionFieldInHttp2() throws Exception {
    when(request.getProtocol()).thenReturn("HTTP/2.0");

    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
    verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("Upgrade"), any());
    verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("Connection"), any());
  }

  @Test
  void servesNothingWhenTheResponseIsCommittedAlready() throws Exception {
    when(response.isCommitted()).thenReturn(true);

    filter.doFilter(request, response, chain);

    verify(out, never()).write(any(byte[].class));
    verify(chain, never()).doFilter(any(), any());
  }

  @Test
  void keepsTheFieldsOfFiltersBeforeItButNotThoseOfTheirContent() throws Exception {
    when(response.getHeaderNames())
        .thenReturn(List.of("Strict-Transport-Security", "Content-Encoding", "ETag", "Set-Cookie"));
    when(response.getHeaders("Strict-Transport-Security")).thenReturn(List.of("max-age=1"));
    when(response.getHeaders("Set-Cookie")).thenReturn(List.of("a=b", "c=d"));

    filter.doFilter(request, response, chain);

    InOrder order = inOrder(response, out);
    order.verify(response).reset();
    order.verify(response).setStatus(426);
    order.verify(response).setHeader("Strict-Transport-Security", "max-age=1");
    order.verify(response).setHeader("Set-Cookie", "a=b");
    order.verify(response).addHeader("Set-Cookie", "c=d");
    order.verify(out).write(any(byte[].class));
    verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("Content-Encoding"), any());
    verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("ETag"), any());
  }

  @Test
  void answersTheMethodOfTheContainerWhateverAWrapperSays() throws Exception {
    HttpServletRequest overridden =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            return "HEAD";
          }
        };

    filter.doFilter(overridden, response, chain);

    verify(out).write(any(byte[].class));
  }

  @Test
  void tellsTheApplicationAndItsLogs() throws Exception {
    filter.doFilter(request, response, chain);

    verify(request).setAttribute(ViolationAttributes.VERDICT, "refused");
    verify(request).setAttribute(ViolationAttributes.VIOLATIONS, List.of("cleartext"));
  }

  @Test
  void tellsThatARequestIsExempt() throws Exception {
    isFor("/health");

    filter.doFilter(request, response, chain);

    verify(request).setAttribute(ViolationAttributes.VERDICT, "exempt");
    verify(chain).doFilter(request, response);
  }

  @Test
  void doesNotExemptWhenThePathIsAmbiguous() throws Exception {
    when(request.getServletPath()).thenThrow(new IllegalArgumentException("Ambiguous URI"));

    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
    verify(chain, never()).doFilter(any(), any());
  }

  @ParameterizedTest
  @EnumSource(
      value = DispatcherType.class,
      names = {"FORWARD", "ASYNC", "ERROR"})
  void judgesADispatchOfARequestThatItHasNeverSeen(DispatcherType type) throws Exception {
    when(request.getDispatcherType()).thenReturn(type);

    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
    verify(chain, never()).doFilter(any(), any());
  }

  @ParameterizedTest
  @EnumSource(
      value = DispatcherType.class,
      names = {"FORWARD", "ASYNC", "ERROR"})
  void letsADispatchOfARequestPassThatItHasJudged(DispatcherType type) throws Exception {
    keepsAttributes();
    isFor("/health");
    filter.doFilter(request, response, chain);
    isFor("/");
    when(request.getDispatcherType()).thenReturn(type);

    filter.doFilter(request, response, chain);

    verify(chain, times(2)).doFilter(request, response);
    verify(response, never()).setStatus(426);
  }

  @ParameterizedTest
  @EnumSource(
      value = DispatcherType.class,
      names = {"FORWARD", "ASYNC", "ERROR"})
  void judgesWhatOnlyAnotherFilterHasJudged(DispatcherType type) throws Exception {
    keepsAttributes();
    UpgradeRequiredFilter.builder()
        .mode(Mode.REPORT_ONLY)
        .build()
        .doFilter(request, response, chain);
    when(request.getDispatcherType()).thenReturn(type);

    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
  }

  @Test
  void letsAnIncludePassSinceItCannotChangeTheResponse() throws Exception {
    when(request.getDispatcherType()).thenReturn(DispatcherType.INCLUDE);

    filter.doFilter(request, response, chain);

    verify(chain).doFilter(request, response);
  }

  private void keepsAttributes() {
    Map<String, Object> attributes = new HashMap<>();
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(request)
        .setAttribute(any(), any());
    when(request.getAttribute(any())).thenAnswer(call -> attributes.get(call.getArgument(0)));
  }

  @Test
  void judgesARequestThatDoesNotTellItsDispatch() throws Exception {
    when(request.getDispatcherType()).thenReturn(null);

    filter.doFilter(request, response, chain);

    verify(chain, never()).doFilter(any(), any());
  }

  @Test
  void hasNothingToSayOfOtherProtocols() throws Exception {
    ServletRequest other = mock(ServletRequest.class);
    ServletResponse answer = mock(ServletResponse.class);

    filter.doFilter(other, answer, chain);

    verify(chain).doFilter(other, answer);
  }

  @Test
  void isAFilterThatAContainerCanMake() throws Exception {
    assertThat(UpgradeRequiredFilter.class.getConstructor().newInstance()).isNotNull();
    assertThat(UpgradeRequiredListener.class.getConstructor().newInstance()).isNotNull();
  }

  private void isFor(String path) {
    when(request.getContextPath()).thenReturn("");
    when(request.getServletPath()).thenReturn(path);
    when(request.getRequestURI()).thenReturn(path);
  }

  /** The control may be used while the container calls init on another thread. */
  @Test
  void keepsTheConfigurationOfInitIfTheControlIsUsedMeanwhile() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicReference<Thread> other = new AtomicReference<>();
    InstantSource clock =
        () -> {
          if (Thread.currentThread() == other.get()) {
            started.countDown();
            awaitUninterruptibly(goesOn);
          }
          return Instant.EPOCH;
        };
    UpgradeRequiredFilter filter =
        new UpgradeRequiredFilter(Options.DEFAULTS, WebApplication.UNSTARTED, null, clock);
    other.set(new Thread(() -> filter.control().mode()));
    other.get().start();
    awaitUninterruptibly(started);

    FilterConfig config = mock(FilterConfig.class);
    when(config.getFilterName()).thenReturn("f");
    ServletContext context = mock(ServletContext.class);
    when(context.getContextPath()).thenReturn("/race");
    when(config.getServletContext()).thenReturn(context);
    when(config.getInitParameterNames()).thenReturn(Collections.enumeration(List.of("minimumTls")));
    when(config.getInitParameter("minimumTls")).thenReturn("TLSv1.3");
    filter.init(config);
    goesOn.countDown();
    other.get().join();

    assertThat(filter.control().policy()).startsWith("Requires TLS 1.3");
    filter.destroy();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

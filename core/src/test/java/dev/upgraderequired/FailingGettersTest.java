package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.config.Configurations;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each method of a container's request and response fails in turn, in every way: that never changes
 * what becomes of a request, unless it is what the judgement takes.
 */
class FailingGettersTest {

  private static final Set<String> FOR_THE_JUDGEMENT =
      Set.of("getServletConnection", "getAttribute", "getProtocol", "getHeaders", "getHeader");

  private static final Map<String, Supplier<? extends Throwable>> FAILURES =
      Map.of(
          "RuntimeException", () -> new IndexOutOfBoundsException("begin 1, end -1, length 1"),
          "LinkageError", () -> new AbstractMethodError("older than the Servlet API"),
          "StackOverflowError", StackOverflowError::new,
          "AssertionError", AssertionError::new,
          "checked", Exception::new);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                            | SECURE | OUTCOME
          mode=enforce                                       | false  | refused
          minimumHttp=1.1 upgrade=TLS/1.3                    | false  | refused
          redirectNavigations=https://www.example.org        | false  | refused
          exemptPaths=/health exemptClients=192.0.2.0/24     | false  | refused
          checkPath=/health                                  | false  | refused
          corsAllowedOrigins=https://www.example.org                | false  | refused
          requiredUpgrade=websocket                          | false  | refused
          trustedProxies=127.0.0.1 proxyPreset=nginx         | false  | refused
          mode=report-only                                   | false  | served
          enforceFrom=2999-01-01T00:00Z                      | false  | served
          enforceFrom=2999-01-01T00:00Z checkPath=/health    | false  | served
          exemptPaths=/x                                     | false  | either
          checkPath=/x                                       | false  | answered
          checkPath=/x                                       | true   | answered
          mode=enforce                                       | true   | judged
          checkPath=/health                                  | true   | judged
          minimumTls=TLSv1.3 exemptClients=192.0.2.0/24      | true   | judged
          """)
  void ofARequest(String options, boolean secure, String outcome) throws Exception {
    UpgradeRequiredFilter filter = filter(options);
    for (Method failing : HttpServletRequest.class.getMethods()) {
      for (Supplier<? extends Throwable> failure : failures()) {
        Answer answer = new Answer();
        String what = failing.getName() + ", " + failure.get();
        HttpServletRequest request = request(secure, failing, failure);

        int chained = send(filter, request, answer.response(null, null));

        switch (outcome) {
          case "refused" -> assertRefused(chained, answer, what);
          case "served" -> assertThat(chained).as(what).isEqualTo(1);
          case "judged" -> assertJudged(failing, chained, answer, what);
          case "answered" -> assertThat(answer.status == 0).as(what).isEqualTo(chained == 1);
          default -> assertThat(chained == 1 || answer.status == 426).as(what).isTrue();
        }
        assertThat(answer.status).as(what).isIn(0, 200, 308, 426);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mode=enforce, 0", "enforceFrom=2999-01-01T00:00Z, 1", "checkPath=/x, 0"})
  void ofAResponse(String options, int served) throws Exception {
    UpgradeRequiredFilter filter = filter(options);
    for (Method failing : HttpServletResponse.class.getMethods()) {
      for (Supplier<? extends Throwable> failure : failures()) {
        Answer answer = new Answer();
        String what = failing.getName() + ", " + failure.get();

        int chained = send(filter, request(false, null, null), answer.response(failing, failure));

        assertThat(chained).as(what).isEqualTo(served);
        if (options.equals("mode=enforce") && !failing.getName().equals("setStatus")) {
          assertThat(answer.status).as(what).isEqualTo(426);
          assertThat(answer.fields)
              .as(what)
              .matches(f -> f.containsKey("Upgrade") || failing.getName().equals("setHeader"));
        }
      }
    }
  }

  private static void assertRefused(int chained, Answer answer, String what) {
    assertThat(chained).as(what).isZero();
    assertThat(answer.status).as(what).isIn(308, 426);
    if (answer.status == 426) {
      assertThat(answer.content.toString()).as(what).startsWith("426 Upgrade Required");
    }
  }

  private static void assertJudged(Method failing, int chained, Answer answer, String what) {
    if (FOR_THE_JUDGEMENT.contains(failing.getName()) && chained == 0) {
      assertThat(answer.status).as(what).isEqualTo(426);
    } else {
      assertThat(chained).as(what).isEqualTo(1);
    }
  }

  private static List<Supplier<? extends Throwable>> failures() {
    return Stream.concat(
            FAILURES.values().stream(), Stream.<Supplier<? extends Throwable>>of(() -> null))
        .toList();
  }

  private static UpgradeRequiredFilter filter(String options) {
    Map<String, String> parsed = new HashMap<>();
    for (String option : options.split(" ")) {
      parsed.put(option.split("=", 2)[0], option.split("=", 2)[1]);
    }
    return Configurations.filter(parsed);
  }

  private static int send(
      UpgradeRequiredFilter filter, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    int[] chained = {0};
    filter.doFilter(request, response, (passed, through) -> chained[0]++);
    return chained[0];
  }

  private static HttpServletRequest request(
      boolean secure,
      @Nullable Method failing,
      @Nullable Supplier<? extends @Nullable Throwable> failure) {
    return proxy(
        HttpServletRequest.class,
        failing,
        failure,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getDispatcherType" -> DispatcherType.REQUEST;
              case "getMethod" -> "GET";
              case "getProtocol" -> "HTTP/1.1";
              case "getRequestURI", "getServletPath" -> "/x";
              case "getContextPath" -> "";
              case "getServerName" -> "www.example.org";
              case "getRemoteAddr" -> "203.0.113.7";
              case "getServletConnection" -> new Connection(secure);
              case "getAttribute" ->
                  arguments[0].equals("jakarta.servlet.request.secure_protocol") ? "TLSv1.3" : null;
              case "getHeaders", "getHeaderNames", "getAttributeNames" ->
                  Collections.emptyEnumeration();
              case "getLocale" -> Locale.ENGLISH;
              default -> nothing(method);
            });
  }

  private static <T> T proxy(
      Class<T> type,
      @Nullable Method failing,
      @Nullable Supplier<? extends @Nullable Throwable> failure,
      InvocationHandler otherwise) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!method.equals(failing) || failure == null) {
                return otherwise.invoke(self, method, arguments);
              }
              Throwable thrown = failure.get();
              if (thrown != null) {
                throw thrown;
              }
              return nothing(method);
            }));
  }

  private static @Nullable Object nothing(Method method) {
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? 0L : null;
  }

  private record Connection(boolean isSecure) implements ServletConnection {

    @Override
    public String getConnectionId() {
      return "1";
    }

    @Override
    public String getProtocol() {
      return "http/1.1";
    }

    @Override
    public String getProtocolConnectionId() {
      return "";
    }
  }

  /** What a response has been told. */
  private static final class Answer {

    private final Map<String, String> fields = new HashMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int status;

    HttpServletResponse response(
        @Nullable Method failing, @Nullable Supplier<? extends @Nullable Throwable> failure) {
      return proxy(
          HttpServletResponse.class,
          failing,
          failure,
          (self, method, arguments) -> {
            switch (method.getName()) {
              case "setStatus" -> status = (int) arguments[0];
              case "setHeader" -> fields.put((String) arguments[0], (String) arguments[1]);
              case "reset" -> fields.clear();
              default -> {
                // Nothing else is looked at.
              }
            }
            return switch (method.getName()) {
              case "getOutputStream" -> out();
              case "getHeaderNames", "getHeaders" -> List.of();
              default -> nothing(method);
            };
          });
    }

    private ServletOutputStream out() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) throws IOException {
          content.write(b);
        }
      };
    }
  }
}

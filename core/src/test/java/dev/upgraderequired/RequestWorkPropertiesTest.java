package dev.upgraderequired;

import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.text.LongRequest;
import dev.upgraderequired.internal.text.LongRequest.Value;
import dev.upgraderequired.internal.text.Work;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whichever part of a request is long, it takes the filter no more than its length. */
class RequestWorkPropertiesTest {

  private static final List<Map<String, String>> OPTIONS =
      List.of(
          Map.of(),
          Map.of("mode", "report-only"),
          Map.of("minimumTls", "none", "checkPath", "/a", "exemptPaths", "/a/*,/a/a/*,*.a"),
          Map.of(
              "checkPath", "/check",
              "exemptPaths", "/health,/a/b/*,*.ico",
              "exemptClients", "192.0.2.0/24,::1",
              "corsAllowedOrigins", "https://app.example.org",
              "redirectNavigations", "https://www.example.org"),
          Map.of(
              "requiredUpgrade", "websocket",
              "redirectNavigations", "https://www.example.org",
              "corsAllowedOrigins", "*"));

  private static final FilterChain CHAIN = (request, response) -> {};

  @Property(tries = 300)
  void growsWithTheLengthOfARequestAndNoFaster(
      @ForAll("options") Map<String, String> options,
      @ForAll("methods") String method,
      @ForAll("parts") String part,
      @ForAll("values") Value value) {
    assertIsLinear(options, method, part, value);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void growsNoFasterWhereAllNamesHaveOneHashCode(
      @ForAll("options") Map<String, String> options,
      @ForAll("parts") String part,
      @ForAll("colliding") Value value) {
    assertIsLinear(options, "GET", part, value);
  }

  private static void assertIsLinear(
      Map<String, String> options, String method, String part, Value value) {
    UpgradeRequiredFilter filter = Configurations.filter(options);

    Work.assertIsLinear(
        length -> {
          HttpServletRequest request = LongRequest.of(method, part, value.lines(length));
          return () -> judge(filter, request);
        });
  }

  private static void judge(UpgradeRequiredFilter filter, HttpServletRequest request) {
    try {
      filter.doFilter(request, response(), CHAIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            RequestWorkPropertiesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isCommitted", "containsHeader" -> false;
                  case "getHeaderNames" -> List.of();
                  case "getOutputStream" -> new Nowhere();
                  default -> null;
                });
  }

  @Provide
  Arbitrary<Map<String, String>> options() {
    return Arbitraries.of(OPTIONS);
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "POST", "OPTIONS");
  }

  @Provide
  Arbitrary<String> parts() {
    return LongRequest.parts();
  }

  @Provide
  Arbitrary<Value> values() {
    return LongRequest.values();
  }

  @Provide
  Arbitrary<Value> colliding() {
    return LongRequest.colliding();
  }

  private static final class Nowhere extends ServletOutputStream {

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      // Nothing here is asynchronous.
    }

    @Override
    public void write(int b) {
      // Nobody reads it.
    }
  }
}

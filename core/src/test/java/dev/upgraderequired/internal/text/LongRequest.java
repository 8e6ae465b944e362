package dev.upgraderequired.internal.text;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A cleartext request with one part of arbitrary length. */
public final class LongRequest {

  private static final List<String> PARTS =
      List.of(
          "method",
          "protocol",
          "path",
          "query",
          "host",
          "address",
          "Accept",
          "Accept-Language",
          "User-Agent",
          "Content-Type",
          "Origin",
          "Sec-Fetch-Mode",
          "X-Requested-With",
          "Upgrade",
          "Connection",
          "Sec-WebSocket-Version",
          "Transfer-Encoding",
          "Authorization",
          "Cookie",
          "Access-Control-Request-Method",
          "Forwarded",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-SSL-Protocol",
          "X-SSL-Cipher",
          "X-Client-Protocol",
          "CloudFront-Viewer-TLS",
          "X-Origin-Verify");

  /** Separators and tokens of the parsers. */
  private static final List<String> UNITS =
      List.of(
          "a",
          "/",
          "/a",
          "/a/",
          ".",
          "/.",
          "/../",
          ",",
          "a,",
          "a, ",
          ";",
          ";q=0.1,",
          "q=",
          "\"",
          "\\\"",
          "%",
          "%2f",
          " ",
          "\t",
          "(",
          "=",
          "&",
          "&preview",
          "&format=",
          "&lang=a",
          "-",
          "a-",
          "a-a,",
          "*",
          "*/*,",
          "a/b,",
          "Mozilla/5.0 (",
          "OS 1_",
          "Trident/",
          "Version/1 ",
          "1.1.1.1, ",
          "::",
          "[",
          "]",
          "TLSv1.3",
          "websocket, ",
          "upgrade,",
          "\u00e4",
          "\ud83d\ude00");

  private LongRequest() {}

  /** Values of any length. */
  public interface Value {

    /** The lines of a value with about this many characters. */
    List<String> lines(int length);
  }

  /** The names of the parts. */
  public static Arbitrary<String> parts() {
    return Arbitraries.of(PARTS);
  }

  /** Repetitive values in one or more lines. */
  public static Arbitrary<Value> values() {
    Arbitrary<Value> repeated =
        Combinators.combine(Arbitraries.of(UNITS), Arbitraries.of(UNITS), Arbitraries.of(UNITS))
            .as(LongRequest::repeated);
    Arbitrary<Value> inLines =
        Combinators.combine(Arbitraries.of(UNITS), Arbitraries.of("", "websocket", "upgrade"))
            .as((unit, start) -> length -> Collections.nCopies(length / 8, start + unit));
    return Arbitraries.oneOf(repeated, inLines);
  }

  /** Lists of names with the same hash code. */
  public static Arbitrary<Value> colliding() {
    return Arbitraries.of(", ", ";", "/", "&").map(LongRequest::colliding);
  }

  private static Value repeated(String start, String unit, String end) {
    return new Value() {
      @Override
      public List<String> lines(int length) {
        return List.of(start + unit.repeat(length / unit.length()) + end);
      }

      @Override
      public String toString() {
        return start + '(' + unit + ")*" + end;
      }
    };
  }

  /** Different names with the same {@link String#hashCode}. */
  private static Value colliding(String separator) {
    return new Value() {
      @Override
      public List<String> lines(int length) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < length / 32; i++) {
          names.add(collidingName(i));
        }
        return List.of(String.join(separator, names));
      }

      @Override
      public String toString() {
        return "names with one hash code, separated by \"" + separator + '"';
      }
    };
  }

  /** One of many names that have the same hash code, also in lower case. */
  public static String collidingName(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 13; bit >= 0; bit--) {
      name.append((number >> bit & 1) == 0 ? "a~" : "b_");
    }
    return name.toString();
  }

  /** A request whose given part has these lines as its value. */
  public static HttpServletRequest of(String method, String part, List<String> lines) {
    String first = lines.isEmpty() ? "" : lines.get(0);
    Map<String, Object> results = new HashMap<>();
    results.put("getMethod", method);
    results.put("getProtocol", "HTTP/1.1");
    results.put("getContextPath", "");
    results.put("getServletPath", "/");
    results.put("getRequestURI", "/");
    results.put("getServerName", "localhost");
    results.put("getRemoteAddr", "192.0.2.7");
    results.put("getContentLengthLong", -1L);
    results.put("getServletConnection", new Connection());
    Map<String, List<String>> fields = usualFields();
    switch (part) {
      case "method" -> results.put("getMethod", first);
      case "protocol" -> results.put("getProtocol", first);
      case "path" -> {
        results.put("getRequestURI", "/" + first);
        results.put("getServletPath", "/" + first);
      }
      case "query" -> results.put("getQueryString", first);
      case "host" -> results.put("getServerName", first);
      case "address" -> results.put("getRemoteAddr", first);
      default -> fields.put(part.toLowerCase(Locale.ROOT), lines);
    }
    return request(results, fields);
  }

  /** The fields of a WebSocket handshake from a browser. */
  private static Map<String, List<String>> usualFields() {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("accept", List.of("text/html"));
    fields.put("user-agent", List.of("Mozilla/5.0 (X11) Firefox/140.0"));
    fields.put("connection", List.of("upgrade"));
    fields.put("upgrade", List.of("websocket"));
    fields.put("sec-websocket-version", List.of("13"));
    fields.put("origin", List.of("https://app.example.org"));
    fields.put("access-control-request-method", List.of("GET"));
    return fields;
  }

  private static HttpServletRequest request(
      Map<String, Object> results, Map<String, List<String>> fields) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LongRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> firstOrNull(lines(fields, arguments));
                  case "getHeaders" -> Collections.enumeration(lines(fields, arguments));
                  default -> results.get(method.getName());
                });
  }

  private static List<String> lines(Map<String, List<String>> fields, Object[] arguments) {
    return fields.getOrDefault(((String) arguments[0]).toLowerCase(Locale.ROOT), List.of());
  }

  private static @Nullable String firstOrNull(List<String> lines) {
    return lines.isEmpty() ? null : lines.get(0);
  }

  private static final class Connection implements ServletConnection {

    @Override
    public String getConnectionId() {
      return "";
    }

    @Override
    public String getProtocol() {
      return "http/1.1";
    }

    @Override
    public String getProtocolConnectionId() {
      return "";
    }

    @Override
    public boolean isSecure() {
      return false;
    }
  }
}

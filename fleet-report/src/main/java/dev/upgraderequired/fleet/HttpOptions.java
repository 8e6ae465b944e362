package dev.upgraderequired.fleet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of fetching by HTTP. */
final class HttpOptions {

  private static final Pattern CLEARTEXT =
      Pattern.compile(
          "http://(?!(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d*)?([/?#]|$)).*",
          Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--header",
      paramLabel = "NAME:VALUE",
      description =
          "a header of every request, such as credentials; may be repeated. In an @FILE, other users of the machine do not see it")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "from a request to the end of its response: 5s, 500ms or 1m (default: 5s)")
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "certificates (PEM) that are trusted instead of those of Java")
  private @Nullable Path cacert;

  /** Reads a number with a unit. */
  static final class TimeConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      if (!text.matches("[1-9]\\d{0,8}(ms|s|m)")) {
        throw new TypeConversionException(
            "\"" + text + "\" is no time; use a number and ms, s or m, such as 5s");
      }
      long number = Long.parseLong(text.replaceAll("\\D", ""));
      if (text.endsWith("ms")) {
        return Duration.ofMillis(number);
      }
      return text.endsWith("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
    }
  }

  /** That headers go over a network in cleartext to one of these sources, if they do. */
  Optional<String> warning(List<String> sources) {
    return headers.isEmpty()
        ? Optional.empty()
        : sources.stream()
            .filter(CLEARTEXT.asMatchPredicate())
            .findFirst()
            .map(
                source ->
                    "The values of --header are sent in cleartext, such as to "
                        + source
                        + "; give https URLs");
  }

  HttpSource source() {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(timeout);
    if (cacert != null) {
      try {
        client.sslContext(Trust.of(cacert));
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalArgumentException("--cacert: " + cacert + ": " + e.getMessage(), e);
      }
    }
    return new HttpSource(client.build(), headers(), timeout);
  }

  private Map<String, String> headers() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("--header: there is no NAME: before its value");
      }
      all.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    try {
      all.forEach(HttpRequest.newBuilder()::header);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--header: " + e.getMessage(), e);
    }
    return all;
  }
}

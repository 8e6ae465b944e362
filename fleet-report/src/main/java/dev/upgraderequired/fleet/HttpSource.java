package dev.upgraderequired.fleet;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Fetches reports by HTTP.
 *
 * @param headers of every request, such as credentials
 * @param timeout from the request until the last byte of the response
 */
record HttpSource(HttpClient client, Map<String, String> headers, Duration timeout) {

  /** More than the reports of a fleet of ten thousand nodes have. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  byte[] fetch(String url) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request(url), info -> new BoundedBody(MAX_BYTES));
    try {
      return content(response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new Problem("has not answered within " + seconds());
    } catch (ExecutionException e) {
      throw problem(e);
    }
  }

  private HttpRequest request(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getUserInfo() != null) {
        throw new Problem("has credentials in its URL; give them by --header");
      }
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      if (uri.getScheme().equalsIgnoreCase("http")) {
        // Otherwise it would ask to upgrade to h2c, which proxies and servers often mishandle.
        request.version(HttpClient.Version.HTTP_1_1);
      }
      request.setHeader("Accept", "application/json");
      headers.forEach(request::setHeader);
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new Problem("is no URL: " + e.getMessage());
    }
  }

  private static byte[] content(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw new Problem("answers " + response.statusCode() + advice(response));
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).matches("application/([\\w.-]+\\+)?json\\b.*")) {
      throw new Problem(
          "answers "
              + (type.isEmpty() ? "content of no type" : type)
              + " and not JSON; give the URL of the report");
    }
    return response.body();
  }

  private static String advice(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 ->
          " with Location " + header(response, "Location") + "; give the URL of the report itself";
      case 401, 403 -> "; give credentials by --header";
      case 404 -> "; give the URL of the report";
      case 426 ->
          " and requires "
              + header(response, "Upgrade")
              + ": its policy covers the report, too; give a URL that complies with it";
      default -> "";
    };
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().allValues(name).stream().collect(Collectors.joining(", "));
  }

  private static Problem problem(ExecutionException failure) {
    List<Throwable> causes =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    Throwable last = causes.get(causes.size() - 1);
    if (last instanceof Problem problem) {
      return problem;
    }
    if (last instanceof UnresolvedAddressException) {
      return new Problem("cannot be reached: its host is unknown");
    }
    if (causes.stream().anyMatch(SSLException.class::isInstance)) {
      return new Problem("cannot be trusted: " + last.getMessage() + "; see --cacert");
    }
    boolean isConnect =
        causes.stream()
            .anyMatch(
                c -> c instanceof ConnectException || c instanceof HttpConnectTimeoutException);
    String why = last.getMessage() == null ? "" : ": " + last.getMessage();
    return new Problem((isConnect ? "cannot be reached" : "has broken off") + why);
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%s s", timeout.toMillis() / 1000.0).replace(".0 s", " s");
  }
}

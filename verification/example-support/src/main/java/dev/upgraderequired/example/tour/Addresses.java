package dev.upgraderequired.example.tour;

import dev.upgraderequired.example.ExamplePorts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The addresses of this application, for commands.
 *
 * @param cleartext such as {@code http://localhost:8080/}; empty if its port is not known
 * @param tls the same by TLS
 */
record Addresses(Optional<String> cleartext, Optional<String> tls) {

  /** Names that a shell takes as they are: the client chooses them. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+]");

  static Addresses of(HttpServletRequest request) {
    OptionalInt here = OptionalInt.of(request.getServerPort());
    boolean isSecure = request.isSecure();
    return new Addresses(
        address("http", isSecure ? ExamplePorts.http() : here, request),
        address("https", isSecure ? here : ExamplePorts.https(), request));
  }

  private static Optional<String> address(
      String scheme, OptionalInt port, HttpServletRequest request) {
    String host = request.getServerName();
    String name = HOST.matcher(host).matches() ? host : "localhost";
    return port.isEmpty()
        ? Optional.empty()
        // The path of the context as deployed, not as the client sent it: a shell reads this.
        : Optional.of(
            scheme
                + "://"
                + name
                + ":"
                + port.getAsInt()
                + request.getServletContext().getContextPath()
                + "/");
  }
}

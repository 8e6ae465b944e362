package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.accept.AcceptField;
import dev.upgraderequired.internal.field.Origin;
import dev.upgraderequired.internal.field.UriTarget;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where browsers go on that came in cleartext because somebody typed an address.
 *
 * <p>Navigations alone: a program that is redirected goes on sending its credentials in the clear,
 * and nobody notices.
 */
public record NavigationRedirect(List<Origin> origins) {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  /** Containers hold 8 KB of a response's fields, all of them together, or answer 500. */
  private static final int LONGEST_LOCATION = 6_500;

  /** Where this request goes on, if it is a navigation that only lacks encryption. */
  Optional<String> locationFor(AnsweredRequest request) {
    return !origins.isEmpty()
            && request.target().length() <= LONGEST_LOCATION
            && isNavigation(request)
            && request.violations().stream().allMatch(v -> v.kind() == Violation.Kind.CLEARTEXT)
        ? UriTarget.encoded(request.target())
            .flatMap(target -> originFor(request.host()).map(origin -> origin + target))
            .filter(location -> location.length() <= LONGEST_LOCATION)
        : Optional.empty();
  }

  /** The first origin, where a page can send those who are not redirected. */
  public Optional<Origin> first() {
    return origins.stream().findFirst();
  }

  private Optional<Origin> originFor(String host) {
    return origins.stream()
        .filter(origin -> bare(origin.host()).equalsIgnoreCase(bare(host)))
        .findFirst()
        .or(this::first);
  }

  // Undertow tells the host of an IPv6 address without brackets.
  private static String bare(String host) {
    return host.replaceFirst("^\\[(.*)]$", "$1");
  }

  // Behind a proxy that ends TLS, the browser may have come encrypted, and would go round in
  // circles.
  private static boolean isNavigation(AnsweredRequest request) {
    String mode = request.field("Sec-Fetch-Mode");
    return SAFE_METHODS.contains(request.method())
        && !request.hasCredentials()
        && !request.hasUnknownProxy()
        && request.field("User-Agent").startsWith("Mozilla/")
        && request.field("X-Requested-With").isEmpty()
        && (mode.isEmpty() || mode.equals("navigate"))
        && AcceptField.parse(request.field("Accept")).prefersHtml();
  }
}

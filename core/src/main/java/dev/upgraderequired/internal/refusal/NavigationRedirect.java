package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.accept.AcceptField;
import dev.upgraderequired.internal.field.Origin;
import dev.upgraderequired.internal.field.UriTarget;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Redirects browser navigations from http to https, mostly of people who typed an address, and
 * crawlers of search engines.
 *
 * <p>Only navigations: a redirected program would keep sending its credentials in cleartext,
 * unnoticed.
 */
public record NavigationRedirect(List<Origin> origins) {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  /** Containers limit the header section of a response to 8 KB, and otherwise respond with 500. */
  private static final int MAX_LOCATION_LENGTH = 6_500;

  /**
   * The location for a navigation or a crawler whose only violation is cleartext; otherwise empty.
   */
  Optional<String> locationFor(AnsweredRequest request) {
    return !origins.isEmpty() && isCleartextAlone(request.violations()) && isNavigation(request)
        ? UriTarget.encoded(request.target())
            .flatMap(target -> originFor(request.host()).map(origin -> origin + target))
            .filter(location -> location.length() <= MAX_LOCATION_LENGTH)
        : Optional.empty();
  }

  private static boolean isCleartextAlone(List<Violation> violations) {
    for (int i = 0; i < violations.size(); i++) {
      if (violations.get(i).kind() != Violation.Kind.CLEARTEXT) {
        return false;
      }
    }
    return true;
  }

  /** The first origin, which pages link to for clients that are not redirected. */
  public Optional<Origin> first() {
    return origins.stream().findFirst();
  }

  private Optional<Origin> originFor(String host) {
    return origins.stream()
        .filter(origin -> withoutBrackets(origin.host()).equalsIgnoreCase(withoutBrackets(host)))
        .findFirst()
        .or(this::first);
  }

  // Undertow returns IPv6 hosts without brackets.
  private static String withoutBrackets(String host) {
    return host.replaceFirst("^\\[(.*)]$", "$1");
  }

  // Not through an unknown proxy: it may terminate TLS, and the browser would be redirected in a
  // loop.
  private static boolean isNavigation(AnsweredRequest request) {
    String mode = request.field("Sec-Fetch-Mode");
    return SAFE_METHODS.contains(request.method())
        && !request.hasCredentials()
        && !request.hasUnknownProxy()
        && request.field("X-Requested-With").isEmpty()
        && (mode.isEmpty() || mode.equals("navigate"))
        && isOfBrowserOrCrawler(request);
  }

  private static boolean isOfBrowserOrCrawler(AnsweredRequest request) {
    String agent = request.field("User-Agent");
    boolean isCrawler = KnownAgents.isCrawler(agent);
    if (!isCrawler && !KnownAgents.isBrowser(agent)) {
      return false;
    }
    AcceptField accept = AcceptField.parse(request.field("Accept"));
    return accept.prefersHtml() || (isCrawler && accept.prefersNothing());
  }
}

package dev.upgraderequired.example.tour;

import static dev.upgraderequired.example.tour.Html.escape;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the tour. Its style and its script are in it, and it asks no other site. */
final class TourPage {

  private static final String STYLE = Html.file("tour.css");
  private static final String SCRIPT = Html.file("tour.js");
  private static final String PAGE = Html.file("tour.html");

  /** Allows the style and the script of the page by their hashes, and requests to this site. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src "
          + Html.hash(STYLE)
          + "; script-src "
          + Html.hash(SCRIPT)
          + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private TourPage() {}

  static String of(HttpServletRequest request, UpgradeRequiredControl control) {
    NegotiatedProtocol negotiated = control.negotiated(request);
    return Html.fill(
        PAGE,
        Map.of(
            "style", STYLE,
            "script", SCRIPT,
            "warning", warning(request),
            "http", Html.protocol(negotiated.httpVersion().token()),
            "tls", tls(negotiated),
            "suite", escape(negotiated.transportSecurity().cipherSuite().name()),
            "policy", escape(control.policy()),
            "languages", languages(control),
            "commands", Command.list(Addresses.of(request), control),
            "counts", Counts.of(control.report())));
  }

  private static String tls(NegotiatedProtocol negotiated) {
    String token = negotiated.transportSecurity().token();
    return token.equals("none") ? "not encrypted" : Html.protocol(token);
  }

  /** A link to the refusal in each language, under the name that its speakers give it. */
  private static String languages(UpgradeRequiredControl control) {
    return control.languages().stream()
        .sorted(Comparator.comparing(Locale::toLanguageTag))
        .map(TourPage::language)
        .collect(Collectors.joining("\n"));
  }

  private static String language(Locale language) {
    String tag = escape(language.toLanguageTag());
    return String.format(
        Locale.ROOT,
        "<li><a href=\"protocol-check?preview&amp;lang=%1$s\" lang=\"%1$s\" hreflang=\"%1$s\">%2$s</a></li>",
        tag,
        escape(language.getDisplayName(language)));
  }

  /** What the filter says of a request that it is going to refuse. It is text, to be escaped. */
  private static String warning(HttpServletRequest request) {
    Object summary = request.getAttribute(ViolationAttributes.SUMMARY);
    Object from = request.getAttribute(ViolationAttributes.ENFORCE_FROM);
    return summary == null
        ? ""
        : "<p class=\"warning\" role=\"alert\"><strong>"
            + (from == null
                ? "Not refused yet."
                : "Refused from " + escape(from.toString()) + " on.")
            + "</strong> "
            + escape(summary.toString())
            + "</p>";
  }
}

package dev.upgraderequired.internal.refusal.words;

import java.util.Optional;

/**
 * What the site says of itself in explanations.
 *
 * @param name what people call the site
 * @param helpUrl an http or https URL of a page with help
 * @param contact an e-mail address, a URL or any other text that tells whom to ask
 * @param origin the https origin at which the site can be had
 */
public record Site(
    Optional<String> name,
    Optional<String> helpUrl,
    Optional<String> contact,
    Optional<String> origin) {

  /** A command that shows what a client negotiates with the site. */
  public String curl() {
    return "curl -sv -o /dev/null " + origin.orElse("https://example.org") + "/";
  }
}

package dev.upgraderequired.internal.refusal.words;

import java.util.Optional;

/**
 * The details of the site that explanations show.
 *
 * @param name the name of the site
 * @param helpUrl an http or https URL of a page with help
 * @param contact an e-mail address, a URL or any other contact information
 * @param origin the https origin of the site
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

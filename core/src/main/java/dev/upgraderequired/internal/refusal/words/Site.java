package dev.upgraderequired.internal.refusal.words;

import java.util.Optional;

/**
 * The details of the site that explanations show.
 *
 * @param name the name of the site
 * @param helpUrl an http or https URL of a page with help
 * @param contact an e-mail address, a URL or any other contact information
 * @param url the https URL of the site, which needs no quotes in a shell
 */
public record Site(
    Optional<String> name,
    Optional<String> helpUrl,
    Optional<String> contact,
    Optional<String> url) {

  /** A command that shows what a client negotiates with the site. */
  public String curl() {
    return "curl -sv -o /dev/null " + url.orElse("https://example.org/");
  }
}

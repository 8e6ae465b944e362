package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Options of the refusal response.
 *
 * @param statusWithoutUpgrade the status of responses that must not have an {@code Upgrade} field
 * @param upgrade the value of {@code Upgrade}; if empty, it is computed from the violations
 * @param altSvc the value of {@code Alt-Svc} (RFC 7838 §3)
 * @param page the HTML page of the site; if empty, the built-in page is used
 * @param corsOrigins the origins whose scripts may read refusals
 * @param redirect the redirect of browser navigations from http to https
 * @param renderers renderers of the application, preferred to those built in
 * @param onRendererFailure called with the failure of a renderer, before the built-in text replaces
 *     its output
 */
public record RefusalSettings(
    int statusWithoutUpgrade,
    Optional<String> upgrade,
    Optional<String> altSvc,
    Languages languages,
    Site site,
    Optional<String> page,
    CorsOrigins corsOrigins,
    NavigationRedirect redirect,
    List<RefusalRenderer> renderers,
    Consumer<Throwable> onRendererFailure) {}

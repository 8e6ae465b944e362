package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an operator can set about refusals.
 *
 * @param statusWithoutUpgrade the status where HTTP forbids the {@code Upgrade} field
 * @param upgrade the value of {@code Upgrade} in place of the computed one
 * @param altSvc the value of {@code Alt-Svc} (RFC 7838 §3)
 * @param page HTML in place of the built-in page
 * @param readers the origins whose scripts may read refusals
 * @param redirect where navigations of browsers go on
 * @param renderers those of the application, which precede the built-in ones
 * @param whenRendererFails is told, before the built-in text goes out instead
 */
public record RefusalSettings(
    int statusWithoutUpgrade,
    Optional<String> upgrade,
    Optional<String> altSvc,
    Languages languages,
    Site site,
    Optional<String> page,
    CorsOrigins readers,
    NavigationRedirect redirect,
    List<RefusalRenderer> renderers,
    Consumer<Throwable> whenRendererFails) {}

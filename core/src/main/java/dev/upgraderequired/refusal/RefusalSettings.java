package dev.upgraderequired.refusal;

import java.util.Optional;

/**
 * What an operator can set about refusals.
 *
 * @param statusWithoutUpgrade the status where HTTP forbids the {@code Upgrade} field
 * @param upgrade the value of {@code Upgrade} in place of the computed one
 * @param altSvc the value of {@code Alt-Svc} (RFC 7838 §3)
 */
public record RefusalSettings(
    int statusWithoutUpgrade, Optional<String> upgrade, Optional<String> altSvc) {}

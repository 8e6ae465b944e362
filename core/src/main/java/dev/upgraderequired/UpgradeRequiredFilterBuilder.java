package dev.upgraderequired;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.config.ExemptionOptions;
import dev.upgraderequired.internal.config.Mistakes;
import dev.upgraderequired.internal.config.ModeOptions;
import dev.upgraderequired.internal.config.Monitoring;
import dev.upgraderequired.internal.config.OptionText;
import dev.upgraderequired.internal.config.Options;
import dev.upgraderequired.internal.config.Placeholders;
import dev.upgraderequired.internal.config.RolloutOptions;
import dev.upgraderequired.internal.config.RolloutOptions.Interval;
import dev.upgraderequired.internal.config.ServedOptions;
import dev.upgraderequired.internal.config.WebApplication;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.field.StrictTransportSecurity;
import dev.upgraderequired.internal.guard.SystemClock;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.start.ServletApi;
import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.ReportAddresses;
import dev.upgraderequired.spi.ViolationListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds an {@link UpgradeRequiredFilter} from code. Every method is the option of the same name in
 * {@code web.xml}, with typed values that are used unchanged: no placeholder is replaced, no comma
 * separates items. The last call of a method wins.
 *
 * <p>No method reports a mistake before {@link #build()}, which reports all at once.
 */
public final class UpgradeRequiredFilterBuilder
    extends PolicyBuilder<UpgradeRequiredFilterBuilder> {

  private final List<Supplier<Interval>> brownouts = new ArrayList<>();
  private final Map<String, String> initParams = new HashMap<>();
  private final List<RefusalRenderer> renderers = new ArrayList<>();
  private final List<ViolationListener> listeners = new ArrayList<>();
  private Monitoring monitoring = Monitoring.EVERYWHERE;

  UpgradeRequiredFilterBuilder() {}

  /**
   * The url-patterns of requests that are exempt from the policy: exact paths, {@code /prefix/*}
   * and {@code *.ext}. Default: {@code /.well-known/acme-challenge/*}, without which certificates
   * cannot be renewed (RFC 8555 §8.3); what is set here replaces it.
   *
   * <p>Only a path that stands in the request line verbatim is exempt: never one that is
   * percent-encoded, or has {@code //}, {@code ;}, {@code .} or {@code ..}. A pattern that only
   * such a path could match is a mistake.
   */
  public UpgradeRequiredFilterBuilder exemptPaths(String... urlPatterns) {
    return list(ExemptionOptions.EXEMPT_PATHS, urlPatterns, PathPatterns::of);
  }

  /**
   * The addresses and CIDR blocks of clients that are exempt from the policy, such as health
   * probes; {@code unix} is every client that connects by a Unix domain socket. Default: {@code
   * none}. A request that a proxy has forwarded is never exempt by its client.
   */
  public UpgradeRequiredFilterBuilder exemptClients(String... clients) {
    return list(ExemptionOptions.EXEMPT_CLIENTS, clients, Peers::parse);
  }

  /**
   * How requests that violate the policy are handled. Default: {@link Mode#ENFORCE}. The control of
   * the filter and JMX can switch it while the application runs.
   */
  public UpgradeRequiredFilterBuilder mode(Mode mode) {
    return set(ModeOptions.MODE, mode);
  }

  /**
   * A supplier of the mode, such as a feature flag. It overrides {@link #mode(Mode)}, and the
   * control of the filter and JMX override it. Requests that violate the policy call it, at most
   * once a second: it must return quickly. If it throws or returns null, the last mode stays, and a
   * warning is logged once. Only in code, not an init-param. Default: none.
   */
  public UpgradeRequiredFilterBuilder mode(Supplier<Mode> supplier) {
    return optional(ModeOptions.MODE_SUPPLIER, supplier, same -> same);
  }

  /**
   * A file whose only word is the mode: {@code enforce}, {@code report-only} or {@code off}. It
   * overrides {@link #mode(Mode)}, and the control of the filter and JMX override it. It is read at
   * most once a second. If it is missing or has no mode in it, the last mode stays, and a warning
   * is logged once. Default: none.
   *
   * @param file an absolute path, such as one in a mounted Kubernetes ConfigMap
   */
  public UpgradeRequiredFilterBuilder modeFile(Path file) {
    return optional(ModeOptions.MODE_FILE, file, ModeOptions::modeFile);
  }

  /**
   * When what is planned is enforced; until then, requests that violate it are served with a
   * warning. If nothing is planned, it is about the whole policy, of which nothing is enforced
   * before. Default: the policy is enforced at once, and what is planned has no date.
   */
  public UpgradeRequiredFilterBuilder enforceFrom(OffsetDateTime date) {
    return optional(RolloutOptions.ENFORCE_FROM, date, RolloutOptions::instant);
  }

  /**
   * A rehearsal before {@code enforceFrom}, in which requests that violate what is planned are
   * refused or, if nothing is planned, those that violate the policy. Call it once for each
   * brownout. Default: none.
   */
  public UpgradeRequiredFilterBuilder brownouts(OffsetDateTime from, Duration length) {
    brownouts.add(() -> RolloutOptions.interval(from, length));
    return checked(
        RolloutOptions.BROWNOUTS,
        brownouts,
        all -> RolloutOptions.withoutOverlaps(all.stream().map(Supplier::get).toList()));
  }

  /** The share of clients that brownouts affect, in percent, from 1 to 100. Default: 100. */
  public UpgradeRequiredFilterBuilder brownoutPercent(int percent) {
    return checked(RolloutOptions.BROWNOUT_PERCENT, percent, RolloutOptions::percent);
  }

  /** The part of client addresses that reports show. Default: {@link ReportAddresses#NETWORKS}. */
  public UpgradeRequiredFilterBuilder reportAddresses(ReportAddresses howMuch) {
    return set(RolloutOptions.REPORT_ADDRESSES, howMuch);
  }

  /**
   * An exact path where GET reports to any client what it negotiated and whether that complies;
   * {@code ?preview} shows the refusal that others get, {@code ?preview=CODE&lang=TAG} the one for
   * a violation in a language. Like exempt paths, it must stand in the request line verbatim.
   * Default: none.
   */
  public UpgradeRequiredFilterBuilder checkPath(String path) {
    return checked(ExemptionOptions.CHECK_PATH, path, ExemptionOptions::checkPath);
  }

  /**
   * The value of {@code Strict-Transport-Security} (RFC 6797 §6.1) in responses to requests that
   * came over TLS and comply, such as {@code max-age=86400}: browsers then use https for this host.
   * Never sent in cleartext, nor if an earlier filter has set the field; the application can
   * replace it. Default: none is sent.
   */
  public UpgradeRequiredFilterBuilder strictTransportSecurity(String value) {
    return optional(ServedOptions.STRICT_TRANSPORT_SECURITY, value, StrictTransportSecurity::parse);
  }

  /**
   * Options as text, by name, read like init-params: with placeholders, {@code none} and lists
   * separated by commas. They override the other methods. For values that come from the
   * environment.
   */
  public UpgradeRequiredFilterBuilder initParams(Map<String, String> options) {
    initParams.putAll(options);
    return this;
  }

  /**
   * Options as text, by name, read like {@link #initParams}, but at once: later calls of the other
   * methods override them.
   */
  public UpgradeRequiredFilterBuilder defaults(Map<String, String> options) {
    return text(options);
  }

  /**
   * A custom format, such as the error envelope of an API. It takes precedence over the built-in
   * formats for its media types, and is the default for programs that accept anything. Only in
   * code, not an init-param.
   */
  public UpgradeRequiredFilterBuilder renderer(RefusalRenderer renderer) {
    renderers.add(renderer);
    return this;
  }

  /**
   * A listener, called for every request that violates the policy. Only in code, not an init-param.
   */
  public UpgradeRequiredFilterBuilder listener(ViolationListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Whether the filter has an MBean. Default: true. Only in code, not an init-param. */
  public UpgradeRequiredFilterBuilder jmx(boolean enabled) {
    monitoring = new Monitoring(enabled, monitoring.globalMeters());
    return this;
  }

  /**
   * Whether the meters of the filter are in the global registry of Micrometer. Default: true. False
   * is for filters with {@link UpgradeRequiredMeters}. Only in code, not an init-param.
   */
  public UpgradeRequiredFilterBuilder globalMeters(boolean enabled) {
    monitoring = new Monitoring(monitoring.jmx(), enabled);
    return this;
  }

  /**
   * The filter.
   *
   * @throws InvalidOptionsException if any option is not accepted, or the Servlet API is older than
   *     6.0; it names all mistakes
   */
  public UpgradeRequiredFilter build() {
    WebApplication application =
        new WebApplication(Optional.empty(), renderers, listeners, monitoring);
    Map<String, String> written = new HashMap<>(defaults());
    written.putAll(initParams);
    Mistakes all = new Mistakes("", written);
    OptionText text = new OptionText(initParams, Placeholders.ofThisProcess());
    Options options = text.read(Options.ALL, all).over(options(all));
    Configuration compiled = Configuration.of(options, application, all);
    new OptionText(written, Placeholders.ofThisProcess()).checkNames(Options.ALL, "", all);
    ServletApi.check(application.context(), all);
    all.throwIfAny();
    return new UpgradeRequiredFilter(options, application, compiled, SystemClock.MILLIS);
  }

  @Override
  UpgradeRequiredFilterBuilder self() {
    return this;
  }
}

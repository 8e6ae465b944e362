package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.check.Previews;
import dev.upgraderequired.internal.check.ProtocolCheck;
import dev.upgraderequired.internal.exemption.Exemptions;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.mode.ModeSource;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import dev.upgraderequired.internal.refusal.RefusalSettings;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.response.ServedFields;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.ReportAddresses;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checked and compiled options of a filter. */
public record Configuration(
    TrustedProxies proxies,
    Plan plan,
    List<OptionKey<?>> planOptions,
    Exemptions exemptions,
    PathPatterns checkPath,
    Mode mode,
    Optional<ModeSource> modeSource,
    boolean reportsWholeAddresses,
    ServedFields served,
    Site site,
    Previews previews,
    Previews plannedPreviews,
    RefusalFactory refusals) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  /** Compiles options. Reports all mistakes, also options that contradict each other. */
  public static Configuration of(Options options, WebApplication application, Mistakes mistakes) {
    options.check(mistakes);
    Plan plan = PlanOptions.plan(options);
    TrustedProxies proxies = ProxyOptions.trustedProxies(options);
    RefusalSettings settings = RefusalOptions.settings(options, application, mistakes);
    PathPatterns checkPath = options.get(ExemptionOptions.CHECK_PATH);
    return new Configuration(
        proxies,
        plan,
        PlanOptions.given(options),
        ExemptionOptions.exemptions(options, proxies, settings.corsOrigins()),
        checkPath,
        options.get(ModeOptions.MODE),
        ModeOptions.modeSource(options),
        options.get(RolloutOptions.REPORT_ADDRESSES) == ReportAddresses.FULL,
        ServedOptions.fields(options),
        settings.site(),
        checkPath.isEmpty() ? Previews.NONE : Previews.of(plan.policy()),
        checkPath.isEmpty() ? Previews.NONE : Previews.of(plan),
        new RefusalFactory(settings));
  }

  /** Whether a request is a GET or HEAD of the check path. */
  public boolean isCheck(ContainerRequest request) {
    return !checkPath.isEmpty()
        && ForeignCode.orElse(
            () -> SAFE.contains(request.method()) && checkPath.matches(request), false);
  }

  /** The response to such a request. */
  public Refusal check(AnsweredRequest request) {
    ProtocolCheck check = ProtocolCheck.of(request.query());
    boolean byPlan = check.isPlanned() || plan.rollout().isEnforced(request.time());
    return check.respond(byPlan ? plannedPreviews : previews, refusals, request);
  }
}

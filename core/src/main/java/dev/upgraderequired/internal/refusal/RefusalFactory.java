package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.refusal.RenderingCache.Rendering;
import dev.upgraderequired.internal.refusal.RenderingCache.Selection;
import dev.upgraderequired.internal.refusal.words.PolicyText;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Creates the responses of the filter: refusals, and responses to requests for the check path. */
public final class RefusalFactory {

  private static final int OK = 200;
  private static final int PERMANENT_REDIRECT = 308;
  private static final int NOT_FOUND = 404;
  private static final int UPGRADE_REQUIRED = 426;
  private static final String VARY = "Accept, Accept-Language";

  private final RefusalSettings settings;
  private final RenderingCache refused;
  private final RenderingCache previewed;
  private final RenderingCache checked;
  private final PerSecond<CacheKey, Refusal> finished = new PerSecond<>();
  private final List<Field> commonFields;

  /** Everything that a refusal depends on, except the time. */
  private record CacheKey(
      Selection selection,
      boolean isUpgradable,
      boolean closesConnection,
      String origin,
      NegotiatedProtocol negotiated,
      Assessment assessment) {

    // Without the assessment, which has many parts and follows nearly always from the protocol.
    @Override
    public int hashCode() {
      int connection = (isUpgradable ? 1 : 0) + (closesConnection ? 2 : 0);
      return 31 * (31 * selection.hashCode() + origin.hashCode() + connection)
          + negotiated.hashCode();
    }
  }

  /** Creates responses with these settings. */
  public RefusalFactory(RefusalSettings settings) {
    this.settings = settings;
    ContentNegotiation formats = ContentNegotiation.ofRefusals(settings);
    refused = new RenderingCache(formats, settings);
    previewed = new RenderingCache(formats, settings);
    checked = new RenderingCache(ContentNegotiation.ofChecks(settings), settings);
    commonFields =
        List.of(
            // A cache would serve the stored refusal to clients that comply.
            new Field("Cache-Control", "no-store"),
            new Field("Vary", settings.corsOrigins().isConfigured() ? VARY + ", Origin" : VARY),
            new Field("X-Content-Type-Options", "nosniff"));
  }

  /** The languages of explanations. */
  public List<Locale> languages() {
    return settings.languages().locales();
  }

  /** Requirements in English, for logs: {@code TLS 1.2 or newer, HTTP/2 or newer}. */
  public String inWords(List<Requirement> requirements) {
    return new PolicyText(settings.languages().of(Locale.ENGLISH)).required(requirements);
  }

  /** The violations of a request, in the language that it asks for. */
  public String summary(AnsweredRequest request) {
    return new PolicyText(refused.select(request).messages()).summary(request.violations());
  }

  /** The explanation in a refusal, as a value. */
  public Explanation explanation(AnsweredRequest request) {
    return refused.explain(request, status(request));
  }

  /** The refusal of a request that violates the policy. */
  public Refusal of(AnsweredRequest request) {
    if (GrpcStatus.isFor(request)) {
      return GrpcStatus.refusal(
          refused.explain(request, status(request)),
          request,
          settings.corsOrigins().fieldsFor(origin(request)));
    }
    Optional<String> location = settings.redirect().locationFor(request);
    return location.isPresent() ? redirect(location.get(), request) : refuse(request);
  }

  private Refusal redirect(String location, AnsweredRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Location", location));
    fields.addAll(ConnectionFields.of(request));
    settings.altSvc().ifPresent(value -> fields.add(new Field("Alt-Svc", value)));
    return respond(PERMANENT_REDIRECT, fields, refused.render(request, status(request)), request);
  }

  private Refusal refuse(AnsweredRequest request) {
    Selection selection = refused.select(request);
    boolean isUpgradable = request.isUpgradable();
    return refused.mayVary(selection)
        ? refusal(request, selection, isUpgradable)
        : finished.get(
            new CacheKey(
                selection,
                isUpgradable,
                request.closesConnection(),
                origin(request),
                request.negotiated(),
                request.assessment()),
            request.time(),
            () -> refusal(request, selection, isUpgradable));
  }

  private Refusal refusal(AnsweredRequest request, Selection selection, boolean isUpgradable) {
    int status = status(isUpgradable);
    Rendering rendering = refused.render(request, status, selection);
    List<Field> fields =
        new ArrayList<>(ConnectionFields.withUpgrade(request, rendering.explanation().upgrade()));
    fields.addAll(ConnectionFields.webSocketVersion(request));
    fields.addAll(retryAfter(request));
    settings.altSvc().ifPresent(value -> fields.add(new Field("Alt-Svc", value)));
    return respond(status, fields, rendering, request);
  }

  /** The response to a check, which says whether the connection of the client is accepted. */
  public Refusal check(AnsweredRequest request) {
    return respond(OK, ConnectionFields.of(request), checked.render(request, OK), request);
  }

  /**
   * A preview: the explanation of the refusal that such a request would get. The status is 200 and
   * the fields of a refusal are missing, because nothing is refused.
   *
   * <p>It shows the minute, not the second: a client can ask for any violation, language and format
   * in turn, and each is rendered once a minute.
   */
  public Refusal preview(AnsweredRequest request) {
    AnsweredRequest example = request.withTimeInMinutes();
    Rendering rendering = previewed.render(example, status(example));
    return respond(OK, ConnectionFields.of(request), rendering, request);
  }

  /**
   * The response to a preview of a violation code that this policy never reports. It lists the
   * possible codes, in English.
   */
  public Refusal unknownPreview(AnsweredRequest request, Collection<String> codes) {
    String list =
        codes.isEmpty()
            ? "Nothing is required here, and so nothing is ever refused.\n"
            : "There are:\n"
                + codes.stream().map(c -> "- " + c + "\n").collect(Collectors.joining());
    byte[] content = utf8("404 Not Found: no refusal here has that code.\n\n" + list);
    List<Field> fields = new ArrayList<>(settings.corsOrigins().fieldsFor(origin(request)));
    fields.addAll(commonFields);
    fields.add(new Field("Content-Language", "en"));
    fields.add(new Field("Content-Type", "text/plain;charset=utf-8"));
    fields.add(new Field("Content-Length", String.valueOf(content.length)));
    return new Refusal(NOT_FOUND, fields, content);
  }

  /**
   * The fallback if another response could not be created: the same status with the required
   * fields, but without an explanation.
   */
  public Refusal fallback(AnsweredRequest request) {
    boolean isCheck = request.violations().isEmpty();
    int status = isCheck ? OK : status(request);
    List<Field> fields =
        new ArrayList<>(
            isCheck
                ? ConnectionFields.of(request)
                : ConnectionFields.withUpgrade(request, refused.upgrade(request)));
    fields.addAll(commonFields);
    fields.add(new Field("Content-Type", "text/plain;charset=utf-8"));
    return new Refusal(status, fields, utf8(Explanation.statusLine(status) + "\n"));
  }

  private int status(AnsweredRequest request) {
    return status(request.isUpgradable());
  }

  private int status(boolean isUpgradable) {
    return isUpgradable ? UPGRADE_REQUIRED : settings.statusWithoutUpgrade();
  }

  /** The origin whose scripts may read the response; empty if they may not. */
  private String origin(AnsweredRequest request) {
    return settings.corsOrigins().isConfigured()
        ? settings.corsOrigins().readable(request.field("Origin"))
        : "";
  }

  private static List<Field> retryAfter(AnsweredRequest request) {
    return request.assessment().brownout().stream()
        .map(brownout -> String.valueOf(brownout.secondsLeft(request.time())))
        .map(seconds -> new Field("Retry-After", seconds))
        .toList();
  }

  private Refusal respond(
      int status, List<Field> first, Rendering rendering, AnsweredRequest request) {
    List<Field> fields = new ArrayList<>(first);
    fields.addAll(settings.corsOrigins().fieldsFor(origin(request), first));
    fields.addAll(commonFields);
    fields.addAll(rendering.representation().fields());
    return new Refusal(status, fields, rendering.representation().content());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

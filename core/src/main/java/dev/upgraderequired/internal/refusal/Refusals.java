package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.refusal.Representations.Representation;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes refusals: the status, the fields and the explanation that fit a request. */
public final class Refusals {

  private static final int OK = 200;
  private static final int PERMANENT_REDIRECT = 308;
  private static final int NOT_FOUND = 404;
  private static final int UPGRADE_REQUIRED = 426;
  private static final String VARY = "Accept, Accept-Language";

  private final List<Requirement> requirements;
  private final RefusalSettings settings;
  private final Representations refused;
  private final Representations checked;
  private final List<Field> always;
  private final PerSecond<Wish, Choice> choices = new PerSecond<>();
  private final PerSecond<Occasion, Rendering> renderings = new PerSecond<>();

  private record Wish(Representations among, Preferences preferences) {}

  private record Choice(RefusalRenderer renderer, Messages messages) {}

  /** All that a rendering depends on, but the time. */
  private record Occasion(
      Choice choice,
      int status,
      NegotiatedProtocol negotiated,
      List<Violation> violations,
      Optional<Brownout> brownout) {}

  /** What is explained, and how that reads in the chosen format and language. */
  private record Rendering(Explanation explanation, Representation representation) {}

  /** Of requests that fall short of these requirements, as these settings say. */
  public Refusals(List<Requirement> requirements, RefusalSettings settings) {
    this.requirements = List.copyOf(requirements);
    this.settings = settings;
    refused = Representations.ofRefusals(settings);
    checked = Representations.ofChecks(settings);
    always =
        List.of(
            // Never stored: a cache would give this answer to clients whose protocol will do.
            new Field("Cache-Control", "no-store"),
            new Field("Vary", settings.corsOrigins().isConfigured() ? VARY + ", Origin" : VARY),
            new Field("X-Content-Type-Options", "nosniff"));
  }

  /** What is required, in English, for a log: {@code TLS 1.2 or newer, HTTP/2 or newer}. */
  public String requirementsInWords() {
    return settings.languages().of(Locale.ENGLISH).required(requirements);
  }

  /** What a request fell short of, in the language that it asks for. */
  public String summary(AnsweredRequest request) {
    return settings
        .languages()
        .choose(request.field("Accept-Language"))
        .summary(request.violations());
  }

  /** The refusal of a request that fell short. */
  public Refusal of(AnsweredRequest request) {
    int status = status(request);
    if (GrpcStatus.isFor(request)) {
      return GrpcStatus.refusal(
          explain(request, status, messages(request)),
          request,
          settings.corsOrigins().fieldsFor(request.field("Origin")));
    }
    Rendering rendering = render(request, status, refused);
    Optional<String> location = settings.redirect().locationFor(request);
    List<Field> fields = new ArrayList<>();
    if (location.isPresent()) {
      fields.add(new Field("Location", location.get()));
      fields.addAll(connectionField(request, false));
    } else {
      fields.addAll(upgradeFields(request, rendering.explanation()));
    }
    settings.altSvc().ifPresent(value -> fields.add(new Field("Alt-Svc", value)));
    return respond(location.isPresent() ? PERMANENT_REDIRECT : status, fields, rendering, request);
  }

  /** The answer to a request that only asks whether its connection will do. */
  public Refusal check(AnsweredRequest request) {
    return respond(OK, connectionField(request, false), render(request, OK, checked), request);
  }

  /**
   * The explanation of the refusal that a request like this would get. It is sent as 200, and
   * without the fields of a refusal: nothing is refused.
   */
  public Refusal preview(AnsweredRequest request) {
    return respond(
        OK, connectionField(request, false), render(request, status(request), refused), request);
  }

  /**
   * The answer to somebody who wants to see the refusal of a violation that this site never finds:
   * those that there are. In English, as the codes are.
   */
  public Refusal noPreview(AnsweredRequest request, Collection<String> codes) {
    String list =
        codes.isEmpty()
            ? "Nothing is required here, and so nothing is ever refused.\n"
            : "There are:\n"
                + codes.stream().map(c -> "- " + c + "\n").collect(Collectors.joining());
    byte[] content =
        ("404 Not Found: no refusal here has that code.\n\n" + list)
            .getBytes(StandardCharsets.UTF_8);
    List<Field> fields = new ArrayList<>(settings.corsOrigins().fieldsFor(request.field("Origin")));
    fields.addAll(always);
    fields.add(new Field("Content-Language", "en"));
    fields.add(new Field("Content-Type", "text/plain;charset=utf-8"));
    fields.add(new Field("Content-Length", String.valueOf(content.length)));
    return new Refusal(NOT_FOUND, fields, content);
  }

  /**
   * The answer that is left where an ordinary one has failed: the same status, no more fields than
   * it takes, and no explanation.
   */
  public Refusal plain(AnsweredRequest request) {
    int status = request.violations().isEmpty() ? OK : status(request);
    List<Field> fields = new ArrayList<>();
    if (status == UPGRADE_REQUIRED && request.isUpgradable()) {
      fields.add(new Field("Upgrade", UpgradeField.of(request.violations(), settings.upgrade())));
    }
    fields.addAll(connectionField(request, !fields.isEmpty()));
    fields.addAll(always);
    fields.add(new Field("Content-Type", "text/plain;charset=utf-8"));
    byte[] content = (Explanation.statusLine(status) + "\n").getBytes(StandardCharsets.UTF_8);
    return new Refusal(status, fields, content);
  }

  private int status(AnsweredRequest request) {
    return request.isUpgradable() ? UPGRADE_REQUIRED : settings.statusWithoutUpgrade();
  }

  /** What to upgrade to, and when to come back without. */
  private static List<Field> upgradeFields(AnsweredRequest request, Explanation explanation) {
    List<Field> fields = new ArrayList<>();
    if (request.isUpgradable()) {
      fields.add(new Field("Upgrade", explanation.upgrade()));
    }
    fields.addAll(connectionField(request, request.isUpgradable()));
    fields.addAll(webSocketField(request));
    request
        .brownout()
        .map(brownout -> String.valueOf(brownout.secondsLeft(request.time())))
        .ifPresent(seconds -> fields.add(new Field("Retry-After", seconds)));
    return fields;
  }

  private Messages messages(AnsweredRequest request) {
    return settings.languages().choose(request.field("Accept-Language"));
  }

  private Rendering render(AnsweredRequest request, int status, Representations among) {
    Wish wish = new Wish(among, Preferences.of(request));
    Choice choice = choices.get(wish, request.time(), () -> choose(wish));
    // Not by contains: equals is the site's own code, too.
    if (settings.renderers().stream().anyMatch(own -> own == choice.renderer())) {
      // The site's own may say more than the second.
      return render(request, status, among, choice);
    }
    return renderings.get(
        new Occasion(
            choice, status, request.negotiated(), request.violations(), request.brownout()),
        request.time(),
        () -> render(request, status, among, choice));
  }

  private Choice choose(Wish wish) {
    return new Choice(
        wish.among().choose(wish.preferences(), settings),
        settings.languages().choose(wish.preferences().acceptLanguage()));
  }

  private Rendering render(
      AnsweredRequest request, int status, Representations among, Choice choice) {
    Explanation explanation = explain(request, status, choice.messages());
    return new Rendering(explanation, among.of(explanation, choice.renderer(), settings));
  }

  // For HTTP/1.x alone. RFC 9113 §8.2.2 and RFC 9114 §4.2 forbid both in later versions: Tomcat
  // would send them all the same, and the client would lose the response.
  private static List<Field> connectionField(AnsweredRequest request, boolean upgrade) {
    // Not "close, Upgrade" in one line: Undertow closes only if the first line is just "close".
    List<String> options = new ArrayList<>();
    if (request.isLast() && request.receivedIn().hasConnectionFields()) {
      options.add("close");
    }
    if (upgrade) {
      options.add("Upgrade");
    }
    return options.isEmpty() ? List.of() : List.of(new Field("Connection", options));
  }

  // RFC 6455 §4.4. Not where the connection alone falls short: that handshake had the right
  // version.
  private static List<Field> webSocketField(AnsweredRequest request) {
    return request.violations().stream()
            .anyMatch(v -> v.requirement() instanceof RequiredUpgrade u && u.isWebSocket())
        ? List.of(new Field("Sec-WebSocket-Version", RequiredUpgrade.WEBSOCKET_VERSION))
        : List.of();
  }

  private Explanation explain(AnsweredRequest request, int status, Messages messages) {
    return new Explanation(
        status,
        messages.locale(),
        request.time(),
        request.negotiated(),
        status == OK
            ? requirements.stream().filter(Requirement::isOfConnection).toList()
            : requirements,
        request.violations(),
        UpgradeField.of(request.violations(), settings.upgrade()),
        request.brownout(),
        messages.summary(request.violations()));
  }

  private Refusal respond(
      int status, List<Field> first, Rendering rendering, AnsweredRequest request) {
    List<Field> fields = new ArrayList<>(first);
    fields.addAll(settings.corsOrigins().fieldsFor(request.field("Origin"), first));
    fields.addAll(always);
    fields.addAll(rendering.representation().fields());
    return new Refusal(status, fields, rendering.representation().content());
  }
}

package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.Warning;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestAttributes;
import dev.upgraderequired.internal.response.RefusalWriter;
import dev.upgraderequired.internal.response.UnreadContent;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;

/** Responds to requests: refuses them, warns of the date, or responds at the check path. */
final class Responder {

  private final Configuration configuration;
  private final RefusalLog log;
  private final UnreadContent unread = new UnreadContent();
  private final List<Field> warning;

  Responder(Configuration configuration, RefusalLog log) {
    this.configuration = configuration;
    this.log = log;
    warning =
        configuration
            .plan()
            .rollout()
            .enforceFrom()
            .map(
                from ->
                    Warning.exposedTo(
                        configuration.exemptions().preflights(),
                        Warning.fields(
                            configuration.plan().rollout().firstBrownout(),
                            from,
                            configuration.site().helpUrl())))
            .orElse(List.of());
  }

  void refuse(Judgement judgement, HttpServletResponse response) throws IOException {
    AnsweredRequest refused = RequestFacts.of(judgement);
    write((c, facts) -> c.refusals().of(facts), refused, judgement.request(), response);
  }

  /** Responds to a request to the check path. */
  void check(AnsweredRequest facts, ContainerRequest request, HttpServletResponse response)
      throws IOException {
    write(Configuration::check, facts, request, response);
  }

  // An exception would become status 500, with a stack trace in the log for each request.
  private void write(
      BiFunction<Configuration, AnsweredRequest, Refusal> refusal,
      AnsweredRequest facts,
      ContainerRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      unread.respond(refusal.apply(configuration, facts), facts.method(), request, response);
    } catch (IOException disconnected) {
      throw disconnected;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      log.callFailed(failure);
      RefusalWriter.writeMinimal(
          configuration.refusals().fallback(facts), facts.method(), response);
    }
  }

  /**
   * Sets the fields of the response to a request that is served.
   *
   * @param complies with what is required, whatever is planned
   */
  void serve(NegotiatedProtocol negotiated, boolean complies, HttpServletResponse response) {
    if (!configuration.served().isEmpty()) {
      log.attempt(() -> configuration.served().set(negotiated, complies, response));
    }
  }

  /** Sets the fields and the request attributes of a request that is served with a warning. */
  void warn(Judgement judgement, HttpServletResponse response) {
    ContainerRequest request = judgement.request();
    log.attempt(
        () ->
            RequestAttributes.set(
                request,
                ViolationAttributes.SUMMARY,
                configuration.refusals().summary(RequestFacts.of(judgement))));
    configuration
        .plan()
        .rollout()
        .enforceFrom()
        .ifPresent(
            from ->
                log.attempt(
                    () -> RequestAttributes.set(request, ViolationAttributes.ENFORCE_FROM, from)));
    log.attempt(() -> RefusalWriter.warn(warning, response));
  }
}

package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.Warning;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.log.RefusalLog;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.request.RequestAttributes;
import dev.upgraderequired.internal.response.RefusalWriter;
import dev.upgraderequired.internal.response.UnreadContent;
import dev.upgraderequired.spi.ViolationAttributes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Responds to requests: refuses them, warns of the date, or answers at the check path. */
final class Responder {

  private final Configuration configuration;
  private final RefusalLog log;
  private final UnreadContent unread = new UnreadContent();
  private final List<Field> warning;

  /**
   * @param start since when the policy is announced
   */
  Responder(Configuration configuration, RefusalLog log, Instant start) {
    this.configuration = configuration;
    this.log = log;
    warning =
        configuration
            .rollout()
            .enforceFrom()
            .map(
                from ->
                    Warning.exposedTo(
                        configuration.exemptions().preflights(),
                        Warning.fields(start, from, configuration.site().helpUrl())))
            .orElse(List.of());
  }

  void refuse(Judgement judgement, HttpServletResponse response) throws IOException {
    AnsweredRequest refused =
        RequestFacts.of(judgement)
            .withBrownout(configuration.rollout().brownoutAt(judgement.time()));
    write(() -> configuration.refusals().of(refused), refused, judgement.own(), response);
  }

  /** Answers a request to the check path. */
  void check(AnsweredRequest facts, HttpServletRequest own, HttpServletResponse response)
      throws IOException {
    write(() -> configuration.check(facts), facts, own, response);
  }

  // An exception would become a 500, with a stack trace in the log for each request.
  private void write(
      Supplier<Refusal> refusal,
      AnsweredRequest facts,
      HttpServletRequest own,
      HttpServletResponse response)
      throws IOException {
    try {
      unread.answer(refusal.get(), facts.method(), own, response);
    } catch (IOException clientHasGone) {
      throw clientHasGone;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      log.callFailed(failure);
      RefusalWriter.writeAllTheSame(
          configuration.refusals().fallback(facts), facts.method(), response);
    }
  }

  /** Sets the fields and the request attributes of a request that is served with a warning. */
  void warn(Judgement judgement, HttpServletResponse response) {
    HttpServletRequest own = judgement.own();
    log.attempt(
        () ->
            RequestAttributes.set(
                own,
                ViolationAttributes.SUMMARY,
                configuration.refusals().summary(RequestFacts.of(judgement))));
    configuration
        .rollout()
        .enforceFrom()
        .ifPresent(
            from ->
                log.attempt(
                    () -> RequestAttributes.set(own, ViolationAttributes.ENFORCE_FROM, from)));
    log.attempt(() -> RefusalWriter.warn(warning, response));
  }
}

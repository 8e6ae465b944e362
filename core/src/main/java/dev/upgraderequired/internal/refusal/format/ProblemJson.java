package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.text.Json;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;

/** The explanation as a problem detail in JSON (RFC 9457 §3). */
public final class ProblemJson implements RefusalRenderer {

  private final Problem problem;
  private final String contentType;

  public ProblemJson(Problem problem, String contentType) {
    this.problem = problem;
    this.contentType = contentType;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/problem+json", "application/json");
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public String render(Explanation explanation) {
    return Json.of(problem.members(explanation)) + '\n';
  }
}

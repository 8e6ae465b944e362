package dev.upgraderequired.refusal;

import dev.upgraderequired.text.Json;
import java.util.List;

/** The explanation as a problem detail in JSON (RFC 9457 §3). */
final class ProblemJson implements RefusalRenderer {

  private final Problem problem;
  private final String contentType;

  ProblemJson(Problem problem, String contentType) {
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

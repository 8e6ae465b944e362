package dev.upgraderequired.refusal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    return json(problem.members(explanation)) + '\n';
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(member -> json(member.getKey()) + ':' + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ProblemJson::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? quote(text) : value.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

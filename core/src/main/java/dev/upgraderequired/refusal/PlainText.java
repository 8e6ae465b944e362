package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Violation;
import java.util.List;

/** The explanation as text whose first line says it all. */
final class PlainText implements RefusalRenderer {

  private final Messages messages;

  PlainText(Messages messages) {
    this.messages = messages;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/plain");
  }

  @Override
  public String contentType() {
    return "text/plain;charset=utf-8";
  }

  @Override
  public String render(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    text.append(
        explanation.statusLine() + ": " + messages.summaryBehindColon(explanation.violations()));
    text.append("\n\n" + messages.text("seen") + ": ");
    text.append(messages.negotiated(explanation.negotiated()));
    text.append('\n' + messages.text("demanded") + ": ");
    text.append(messages.required(explanation.requirements()));
    text.append('\n' + messages.text("permanence") + '\n');
    for (Violation violation : explanation.violations()) {
      text.append('\n' + messages.text("why." + violation.code()));
      text.append('\n' + messages.text("visitor." + violation.code()));
      text.append('\n' + messages.text("developer." + violation.code()) + '\n');
    }
    return text.toString();
  }
}

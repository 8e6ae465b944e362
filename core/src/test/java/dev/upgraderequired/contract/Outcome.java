package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a request for problem details in JSON ended. */
final class Outcome {

  private static final Pattern CODE = Pattern.compile("\"code\": ?\"([a-z-]+)\"");

  private Outcome() {}

  /** {@code served}, or the codes of the violations. */
  static String of(Message answer) {
    if (answer.status() == 200) {
      assertThat(answer.content()).contains(ContractServlets.SERVED);
      return ContractServlets.SERVED;
    }
    assertThat(answer.status()).isEqualTo(426);
    return CODE.matcher(answer.content())
        .results()
        .map(code -> code.group(1))
        .collect(Collectors.joining(", "));
  }
}

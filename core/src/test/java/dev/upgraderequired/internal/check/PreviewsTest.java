package dev.upgraderequired.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.spi.Violation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusal that a preview shows if it asks for no code. */
class PreviewsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                   | NOW       | BY THE PLAN
          minimumTls=TLSv1.2                        | cleartext | cleartext
          plannedMinimumTls=TLSv1.3                 | cleartext | tls-version-too-low
          plannedMinimumHttp=2                      | cleartext | http-version-too-low
          minimumTls=none plannedMinimumTls=TLSv1.2 | ''        | cleartext
          """)
  void violatesNothingButThePlanIfThereIsOne(String options, String now, String byPlan) {
    Map<String, String> given = new HashMap<>();
    for (String option : options.split(" ")) {
      given.put(option.split("=")[0], option.split("=")[1]);
    }
    Plan plan = Configurations.read(given).plan();

    assertThat(code(Previews.of(plan.policy()))).isEqualTo(now);
    assertThat(code(Previews.of(plan))).isEqualTo(byPlan);
  }

  private static String code(Previews previews) {
    return previews
        .defaultExample()
        .map(example -> example.assessment().violations())
        .map(violations -> violations.get(0))
        .map(Violation::code)
        .orElse("");
  }
}

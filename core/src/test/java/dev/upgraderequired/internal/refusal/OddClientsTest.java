package dev.upgraderequired.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that make up a field for each request cause no more work than a refusal. */
public class OddClientsTest {

  private static final int REQUESTS = 2_000;

  private final RefusalFactory refusals =
      new RefusalFactory(Settings.with(426, List.of("https://app.example.org"), List.of()));
  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Language",
        "User-Agent",
        "Origin",
        "X-Requested-With",
        "Sec-Fetch-Mode"
      })
  void getTheSameRefusal(String name) {
    Set<Refusal> made = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < REQUESTS; i++) {
      made.add(refuse(Map.of(name, madeUp(name))));
    }

    assertThat(made).hasSize(1);
  }

  @Test
  void getOneOfFewRefusalsIfTheyNameFormatsAndLanguages() {
    List<String> formats = List.of("text/html", "text/plain", "application/json");
    List<String> languages = List.of("en", "de", "ja");
    Set<Refusal> made = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < REQUESTS; i++) {
      Map<String, String> fields = new TreeMap<>();
      fields.put("Accept", oneOf(formats) + ";q=1," + madeUp("Accept"));
      fields.put("Accept-Language", oneOf(languages) + ";q=1," + madeUp("Accept-Language"));
      fields.put("User-Agent", madeUp("User-Agent"));
      fields.put("Origin", madeUp("Origin"));
      made.add(refuse(fields));
    }

    assertThat(made).hasSizeLessThanOrEqualTo(formats.size() * languages.size());
  }

  private Refusal refuse(Map<String, String> fields) {
    return refusals.of(
        Settings.request(
            new NegotiatedProtocol(HttpVersion.HTTP_1_1, Cleartext.INSTANCE),
            new Violation(Kind.CLEARTEXT, new AnyTls(), "none"),
            false,
            fields));
  }

  private String oneOf(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private String madeUp(String name) {
    return switch (name) {
      case "Accept" -> list("x%s/y%s;q=0.5", 20);
      case "Accept-Language" -> list("x%s-a%s;q=0.5", 20);
      case "Origin" -> list("https://%s%s.example", 1);
      default -> list("%s/%s", 3);
    };
  }

  private String list(String format, int size) {
    return Stream.generate(() -> format.formatted(letters(), letters()))
        .limit(size)
        .collect(Collectors.joining(","));
  }

  private String letters() {
    return random.ints(5, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
  }
}

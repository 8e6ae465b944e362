package dev.upgraderequired.internal.negotiation.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.LongRequest;
import dev.upgraderequired.internal.text.LongRequest.Value;
import dev.upgraderequired.internal.text.Work;
import dev.upgraderequired.spi.ProxyPreset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However long the fields of a proxy are, they take no more than their length. */
public class ForwardedWorkPropertiesTest {

  private static final ProxySecret SECRET = ProxySecret.parse("X-Origin-Verify: 0123456789abcdef");

  @Property(tries = 200)
  void growsWithTheLengthOfAFieldAndNoFaster(
      @ForAll("presets") ProxyPreset preset,
      @ForAll("parts") String part,
      @ForAll("values") Value value) {
    assertIsLinear(preset, part, value);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void growsNoFasterWhereAllNamesHaveOneHashCode(
      @ForAll("presets") ProxyPreset preset,
      @ForAll("parts") String part,
      @ForAll("colliding") Value value) {
    assertIsLinear(preset, part, value);
  }

  private static void assertIsLinear(ProxyPreset preset, String part, Value value) {
    ForwardedSource source =
        Preset.source(preset, Preset.of(preset).fieldNames(), Optional.empty());

    Work.assertIsLinear(
        length -> {
          ContainerRequest request =
              ContainerRequest.of(LongRequest.of("GET", part, value.lines(length)));
          return () -> read(source, request);
        });
  }

  private static void read(ForwardedSource source, ContainerRequest request) {
    assertThat(source.read(request)).isNotNull();
    assertThat(source.clientOf(request)).isNotNull();
    assertThat(source.faultsOfTls(request)).isNotNull();
    assertThat(source.faultsOfHttp(request)).isNotNull();
    assertThat(source.faultsOfSuite(request)).isNotNull();
    assertThat(SECRET.isIn(request)).isFalse();
  }

  @Provide
  Arbitrary<ProxyPreset> presets() {
    return Arbitraries.of(ProxyPreset.NGINX, ProxyPreset.CLOUDFRONT, ProxyPreset.SCHEME_ONLY);
  }

  @Provide
  Arbitrary<String> parts() {
    return LongRequest.parts();
  }

  @Provide
  Arbitrary<Value> values() {
    return LongRequest.values();
  }

  @Provide
  Arbitrary<Value> colliding() {
    return LongRequest.colliding();
  }
}

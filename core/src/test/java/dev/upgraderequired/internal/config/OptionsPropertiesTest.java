package dev.upgraderequired.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.internal.mode.ModeOverride;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.start.ConfigurationSummary;
import dev.upgraderequired.internal.text.ForeignText;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an operator writes: it is what it says, or the application does not start. */
public class OptionsPropertiesTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");

  private static final System.Logger LOGGER =
      System.getLogger(UpgradeRequiredFilter.class.getName());

  private static final NegotiatedProtocol CLEARTEXT =
      new NegotiatedProtocol(HttpVersion.HTTP_2, Cleartext.INSTANCE);

  private static final NegotiatedProtocol TLS_1_1 =
      new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_1));

  private static final Placeholders PLACEHOLDERS =
      new Placeholders(Map.of("MINIMUM", "TLSv1.3")::get, Map.of("site.name", "Example")::get);

  private static final Map<String, List<String>> RIGHT =
      Map.ofEntries(
          Map.entry("minimumTls", List.of("none", "any", "TLSv1.2", "1.3")),
          Map.entry("minimumHttp", List.of("none", "1.1", "2", "HTTP/3")),
          Map.entry("cipherSuites", List.of("any", "forward-secret", "aead", "TLS_AES_*,C02F")),
          Map.entry("requiredUpgrade", List.of("none", "websocket", "chat/1")),
          Map.entry("whenTlsUnknown", List.of("refuse", "allow")),
          Map.entry("exemptPaths", List.of("none", "/health,/api/*,*.ico")),
          Map.entry("exemptClients", List.of("none", "10.0.0.0/8,::1,2001:db8::/32")),
          Map.entry("trustedProxies", List.of("none", "192.0.2.0/24")),
          Map.entry("proxyPreset", List.of("none", "nginx", "aws-alb", "scheme-only", "ajp")),
          Map.entry("proxyTlsHeader", List.of("X-Tls")),
          Map.entry("proxyCipherHeader", List.of("X-Cipher")),
          Map.entry("proxyHttpHeader", List.of("X-Http")),
          Map.entry("proxySchemeHeader", List.of("X-Scheme")),
          Map.entry("proxyAssumes", List.of("none", "TLSv1.2")),
          Map.entry("proxySecret", List.of("none", "X-Verify: 0123456789abcdef")),
          Map.entry("mode", List.of("enforce", "report-only", "off")),
          Map.entry(
              "enforceFrom",
              List.of("none", "2027-03-01T00:00Z", "9999-12-31T23:59-18:00", "1970-01-01T00:00Z")),
          Map.entry("brownouts", List.of("none", "2027-02-01T09:00Z/PT30M")),
          Map.entry("brownoutPercent", List.of("1", "50", "100")),
          Map.entry("reportAddresses", List.of("networks", "full")),
          Map.entry("statusWithoutUpgrade", List.of("426", "403", "400", "505")),
          Map.entry("upgrade", List.of("TLS/1.3, TLS/1.2", "websocket")),
          Map.entry("altSvc", List.of("none", "clear", "h3=\":443\"; ma=86400")),
          Map.entry("siteName", List.of("Example", "${sys.site.name}")),
          Map.entry("siteUrl", List.of("https://www.example.org/shop", "none")),
          Map.entry("helpUrl", List.of("https://www.example.org/help")),
          Map.entry("contact", List.of("help@example.org")),
          Map.entry("locale", List.of("en", "de", "zh-Hant")),
          Map.entry("page", List.of("/WEB-INF/page.html")),
          Map.entry("corsAllowedOrigins", List.of("*", "none", "https://a.example:8443")),
          Map.entry("redirectNavigations", List.of("none", "https://www.example.org")),
          Map.entry("checkPath", List.of("/protocol-check")));

  @Property(tries = 400)
  void startsOrNamesTheOptionThatIsWrong(@ForAll("options") Map<String, String> options) {
    try {
      Configuration configuration = read(options);
      // What else happens at the start.
      new Guard(configuration, List.of(), new ModeOverride(), LOGGER, () -> NOW);
      assertThat(inWords(configuration).line()).isNotBlank();
      assertThat(inWords(configuration).caveats()).isNotNull();
    } catch (IllegalArgumentException mistakes) {
      assertThat(mistakes)
          .hasMessageStartingWith("UpgradeRequiredFilter does not start, because of its options:");
      assertThat(options.keySet())
          .anyMatch(name -> mistakes.getMessage().contains("\n  " + name + ": "));
      assertThat(mistakes.getMessage().replace("\n  ", ""))
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
      // What is quoted is the value, or an item of it that is there.
      if (options.values().stream().noneMatch(String::isBlank)) {
        assertThat(mistakes.getMessage()).doesNotContain(": \"\" ");
      }
    }
  }

  @Property(tries = 200)
  void minimumOfTlsIsWhatItSays(@ForAll("minimaOfTls") String value) {
    String said = value.strip();
    readOrEmpty(Map.of("minimumTls", value, "exemptPaths", "none"))
        .ifPresent(
            configuration ->
                assertThat(configuration.plan().policy().requirements())
                    .isEqualTo(
                        switch (said.toLowerCase(Locale.ROOT)) {
                          case "none" -> List.of();
                          case "any" -> List.of(new AnyTls());
                          default ->
                              List.of(
                                  new MinimumTls(
                                      TlsVersion.parse(said).orElseThrow(), WhenTlsUnknown.REFUSE));
                        }));
  }

  @Property(tries = 200)
  void minimumOfHttpIsWhatItSays(@ForAll("minimaOfHttp") String value) {
    String said = value.strip();
    readOrEmpty(Map.of("minimumTls", "none", "minimumHttp", value))
        .ifPresent(
            configuration ->
                assertThat(configuration.plan().policy().requirements())
                    .isEqualTo(
                        said.equalsIgnoreCase("none")
                            ? List.of()
                            : List.of(new MinimumHttp(HttpVersion.parse(said).orElseThrow()))));
  }

  @Property(tries = 400)
  void noOtherOptionLowersTheMinimum(@ForAll("options") Map<String, String> options) {
    Map<String, String> others = new TreeMap<>(options);
    others.put("minimumTls", "TLSv1.2");

    assertThat(readOrEmpty(others).map(configuration -> configuration.plan().policy()).stream())
        .allMatch(policy -> !policy.violations(CLEARTEXT).isEmpty())
        .allMatch(policy -> !policy.violations(TLS_1_1).isEmpty());
  }

  @Property(tries = 200)
  void modeIsWhatItSays(@ForAll("modes") String value) {
    assertThat(readOrEmpty(Map.of("mode", value)).map(Configuration::mode).stream())
        .allMatch(mode -> mode.toString().equalsIgnoreCase(value.strip()));
  }

  private static ConfigurationSummary inWords(Configuration configuration) {
    return new ConfigurationSummary(configuration, configuration.mode(), NOW);
  }

  @Property(tries = 200)
  void aSecretIsNeverRepeated(@ForAll("secrets") String secret) {
    Map<String, String> options =
        Map.of("proxySecret", secret, "trustedProxies", "192.0.2.1", "proxyPreset", "nginx");
    try {
      assertThat(inWords(read(options)).line()).doesNotContain("sixteen");
    } catch (IllegalArgumentException mistakes) {
      assertThat(mistakes).hasMessageContaining("proxySecret: ");
      assertThat(mistakes).hasMessageNotContaining("sixteen");
    }
  }

  private static Optional<Configuration> readOrEmpty(Map<String, String> options) {
    try {
      return Optional.of(read(options));
    } catch (IllegalArgumentException doesNotStart) {
      return Optional.empty();
    }
  }

  private static Configuration read(Map<String, String> options) {
    return Configurations.read(options, PLACEHOLDERS);
  }

  /** A few options, each of them nearly right. */
  @Provide
  Arbitrary<Map<String, String>> options() {
    Arbitrary<Map.Entry<String, String>> option =
        Arbitraries.of(RIGHT.keySet())
            .flatMap(name -> values(name).map(value -> Map.entry(name, value)));
    return option.list().ofMinSize(1).ofMaxSize(4).map(OptionsPropertiesTest::lastOfEachName);
  }

  private static Arbitrary<String> values(String name) {
    List<String> right = Objects.requireNonNull(RIGHT.get(name));
    return Arbitraries.oneOf(Arbitraries.of(right), ForeignText.near(right));
  }

  private static Map<String, String> lastOfEachName(List<Map.Entry<String, String>> options) {
    Map<String, String> byName = new TreeMap<>();
    options.forEach(option -> byName.put(option.getKey(), option.getValue()));
    return byName;
  }

  @Provide
  Arbitrary<String> minimaOfTls() {
    return values("minimumTls");
  }

  @Provide
  Arbitrary<String> minimaOfHttp() {
    return values("minimumHttp");
  }

  @Provide
  Arbitrary<String> modes() {
    return values("mode");
  }

  @Provide
  Arbitrary<String> secrets() {
    return ForeignText.near("X-Verify: of-sixteen-signs");
  }
}

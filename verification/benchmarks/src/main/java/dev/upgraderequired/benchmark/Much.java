package dev.upgraderequired.benchmark;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An option of which there can be many, and a request that has to do with it. */
// The functions keep no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum Much {
  EXEMPT_PATHS("exempt paths, none of which is meant", 10_000, Much::path, ""),
  EXEMPT_PATHS_MET("exempt paths, the last of which is meant", 10_000, Much::path, ",/held"),
  EXEMPT_CLIENTS("exempt CIDR blocks, none of which is meant", 10_000, Much::block, ""),
  EXEMPT_CLIENTS_MET(
      "exempt CIDR blocks, the last of which is meant", 10_000, Much::block, ",127.0.0.1"),
  TRUSTED_PROXIES("trusted CIDR blocks, none of which is meant", 10_000, Much::block, ""),
  TRUSTED_PROXIES_MET(
      "trusted CIDR blocks, the last of which is meant", 10_000, Much::block, ",127.0.0.1"),
  BROWNOUTS("brownouts that are to come", 500, Much::brownout, "");

  /** Refuses every protocol, and lets the request pass all the same. */
  private static final Map<String, String> OBSERVED =
      Map.of("minimumTls", "none", "minimumHttp", "3", "mode", "report-only");

  private static final Map<String, String> WARNED =
      Map.of("minimumTls", "none", "minimumHttp", "3", "enforceFrom", "2100-01-01T00:00Z");

  private static final Map<String, String> PROXIED =
      Map.of("minimumTls", "TLSv1.2", "proxyPreset", "nginx");

  private static final OffsetDateTime FIRST_BROWNOUT = OffsetDateTime.parse("2099-01-01T00:00:00Z");

  private final String words;
  private final int most;
  private final IntFunction<String> element;
  private final String last;

  Much(String words, int most, IntFunction<String> element, String last) {
    this.words = words;
    this.most = most;
    this.element = element;
    this.last = last;
  }

  int least() {
    return this == BROWNOUTS ? 1 : 10;
  }

  int most() {
    return most;
  }

  String nameWithFew() {
    return name() + " few";
  }

  String nameWithMany() {
    return name() + " many";
  }

  boolean isForwarded() {
    return this == TRUSTED_PROXIES_MET;
  }

  Filter filter(int size, ServletContext context) {
    Map<String, String> options = new HashMap<>(others());
    options.put(
        option(),
        IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(",")) + last);
    return InitParameters.init(new UpgradeRequiredFilter(), context, options);
  }

  private String option() {
    return switch (this) {
      case EXEMPT_PATHS, EXEMPT_PATHS_MET -> "exemptPaths";
      case EXEMPT_CLIENTS, EXEMPT_CLIENTS_MET -> "exemptClients";
      case TRUSTED_PROXIES, TRUSTED_PROXIES_MET -> "trustedProxies";
      case BROWNOUTS -> "brownouts";
    };
  }

  private Map<String, String> others() {
    return switch (this) {
      case TRUSTED_PROXIES, TRUSTED_PROXIES_MET -> PROXIED;
      case BROWNOUTS -> WARNED;
      default -> OBSERVED;
    };
  }

  private static String path(int i) {
    return switch (i % 3) {
      case 0 -> "/exact/path-" + i;
      case 1 -> "/prefix-" + i + "/*";
      default -> "*.extension" + i;
    };
  }

  // Of fifteen lengths, /18 to /32, each as often as the others.
  private static String block(int i) {
    int length = 18 + i % 15;
    int first = (10 << 24) + ((i / 15) << (Integer.SIZE - length));
    return "%d.%d.%d.%d/%d"
        .formatted(first >>> 24, first >>> 16 & 0xFF, first >>> 8 & 0xFF, first & 0xFF, length);
  }

  private static String brownout(int i) {
    return FIRST_BROWNOUT.plus(Duration.ofHours(i)) + "/PT30M";
  }

  @Override
  public String toString() {
    return words;
  }
}

package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.contract.FuzzServlet.Served;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows what may come of a request, whatever that was.
 *
 * @param fallsShort whether the connection does, so that only what is exempt may be served
 * @param ofContainer what is the container's doing alone
 */
record FuzzOracle(boolean fallsShort, Pattern ofContainer) {

  static final String OPTIONS =
      "minimumTls=TLSv1.2 minimumHttp=1.1 exemptPaths="
          + FuzzRequests.EXEMPT
          + ",/fuzz/public/*,*.fuzz";

  /** Not implemented, and another version of HTTP: all others are of a server that is broken. */
  private static final Set<Integer> REJECTIONS = Set.of(501, 505);

  /** Where the next response begins. */
  private static final Pattern RESPONSE = Pattern.compile("(?=HTTP/1\\.[01] \\d{3}[ \r])");

  private static final Pattern UPGRADES = Pattern.compile("(?i)\r\nConnection: [^\r]*upgrade");

  /** The responses within all that came; those that are in no HTTP/1.x are left out. */
  static List<String> responses(String received) {
    return RESPONSE.splitAsStream(received).filter(r -> r.startsWith("HTTP/1.")).toList();
  }

  static int status(String response) {
    return Integer.parseInt(response.substring(9, 12));
  }

  /** What is wrong with the responses, or with what was done for them. */
  Optional<String> faultOf(List<String> responses, List<Served> served) {
    List<String> others =
        responses.stream().filter(response -> !ofContainer.matcher(response).matches()).toList();
    return Stream.of(
            others.stream().filter(FuzzOracle::isBroken).findFirst(),
            others.stream().filter(FuzzOracle::isHalfARefusal).findFirst(),
            served.stream().filter(one -> !mayBeServed(one)).map(Served::toString).findFirst(),
            servedByOthers(others, served.size()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isBroken(String response) {
    return status(response) >= 500 && !REJECTIONS.contains(status(response));
  }

  /** RFC 9110 §7.8: whoever sends Upgrade has to say so in Connection. */
  private static boolean isHalfARefusal(String response) {
    return status(response) == 426
        && response.contains("\r\nUpgrade: ") != UPGRADES.matcher(response).find();
  }

  private Optional<String> servedByOthers(List<String> responses, int served) {
    List<String> good = responses.stream().filter(r -> status(r) / 100 == 2).toList();
    return fallsShort && good.size() > served ? Optional.of(good.toString()) : Optional.empty();
  }

  boolean mayBeServed(Served served) {
    return (isExempt(served.path()) && served.raw().equals(served.path()))
        || (!fallsShort && Set.of("HTTP/1.1", "HTTP/2.0").contains(served.protocol()));
  }

  /** Whether a path is exempt, also for those who decode it again and resolve it. */
  private static boolean isExempt(String path) {
    try {
      Path resolved = Path.of(URLDecoder.decode(path, UTF_8).replace('\\', '/')).normalize();
      return resolved.toString().equals(FuzzRequests.EXEMPT)
          || resolved.startsWith("/fuzz/public")
          || resolved.toString().endsWith(".fuzz");
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}

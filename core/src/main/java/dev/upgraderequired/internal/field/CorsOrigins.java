package dev.upgraderequired.internal.field;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The origins whose scripts may read refusals, by the CORS protocol of the Fetch standard. */
public final class CorsOrigins {

  private static final String ANY = "*";

  /** Fields of refusals that scripts need; scripts can only read exposed fields. */
  private static final Set<String> EXPOSED = Set.of("Upgrade", "Retry-After");

  private final Set<String> origins;
  private final int longest;

  private CorsOrigins(Set<String> origins) {
    this.origins = origins;
    longest = origins.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Allows these origins, or any origin if the only element is {@code *}.
   *
   * @throws IllegalArgumentException if an element is not an origin
   */
  public static CorsOrigins of(Collection<String> origins) {
    return new CorsOrigins(
        origins.size() == 1 && origins.contains(ANY)
            ? Set.of(ANY)
            : origins.stream().map(o -> Origin.parse(o).text()).collect(Collectors.toSet()));
  }

  /** Whether any origin is allowed, so that responses vary by {@code Origin}. */
  public boolean isConfigured() {
    return !origins.isEmpty();
  }

  /** Whether scripts of this origin may read responses. */
  public boolean allows(String origin) {
    return !origin.isEmpty() && (origins.contains(ANY) || isListed(origin));
  }

  // A longer one is not hashed.
  private boolean isListed(String origin) {
    return origin.length() <= longest && origins.contains(origin);
  }

  /** The origin if scripts of it may read responses, otherwise an empty text. */
  public String readable(String origin) {
    if (!allows(origin)) {
      return "";
    }
    return origins.contains(ANY) ? ANY : origin;
  }

  /** The fields that allow scripts of this origin to read the response. */
  public List<Field> fieldsFor(String origin) {
    if (!allows(origin)) {
      return List.of();
    }
    // The origin equals a configured one: nothing that the client chose is echoed. Fetch forbids
    // credentials for a wildcard.
    return origins.contains(ANY)
        ? List.of(new Field("Access-Control-Allow-Origin", ANY))
        : List.of(
            new Field("Access-Control-Allow-Origin", origin),
            new Field("Access-Control-Allow-Credentials", "true"));
  }

  /** The same, plus {@code Access-Control-Expose-Headers} if the response has fields to expose. */
  public List<Field> fieldsFor(String origin, List<Field> response) {
    List<String> names = response.stream().map(Field::name).filter(EXPOSED::contains).toList();
    return allows(origin) && !names.isEmpty()
        ? Stream.concat(fieldsFor(origin).stream(), Stream.of(exposing(names))).toList()
        : fieldsFor(origin);
  }

  /** The field that exposes response fields to scripts (Fetch standard, CORS protocol). */
  public static Field exposing(List<String> names) {
    return new Field("Access-Control-Expose-Headers", String.join(", ", names));
  }
}

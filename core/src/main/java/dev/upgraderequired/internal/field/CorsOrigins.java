package dev.upgraderequired.internal.field;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The origins whose scripts may read refusals, by the CORS protocol of the Fetch standard. */
public final class CorsOrigins {

  private static final String ANY = "*";

  /** Fields of refusals that are useful to scripts, which can read them only if exposed. */
  private static final Set<String> EXPOSED = Set.of("Upgrade", "Retry-After");

  private final Set<String> origins;

  private CorsOrigins(Set<String> origins) {
    this.origins = origins;
  }

  /**
   * These origins, or every one if {@code *} is all there is.
   *
   * @throws IllegalArgumentException if one is none
   */
  public static CorsOrigins of(Collection<String> origins) {
    return new CorsOrigins(
        origins.size() == 1 && origins.contains(ANY)
            ? Set.of(ANY)
            : origins.stream().map(o -> Origin.parse(o).text()).collect(Collectors.toSet()));
  }

  /** Whether refusals differ by origin at all. */
  public boolean isConfigured() {
    return !origins.isEmpty();
  }

  /** Whether scripts of the origin in an {@code Origin} field may read. */
  public boolean allows(String origin) {
    return !origin.isEmpty() && (origins.contains(ANY) || origins.contains(origin));
  }

  /** The fields that let scripts of this origin read, sent with credentials or without. */
  public List<Field> fieldsFor(String origin) {
    if (!allows(origin)) {
      return List.of();
    }
    // An origin out of the configuration, to the letter: nothing that a client has made up.
    return origins.contains(ANY)
        ? List.of(new Field("Access-Control-Allow-Origin", ANY))
        : List.of(
            new Field("Access-Control-Allow-Origin", origin),
            new Field("Access-Control-Allow-Credentials", "true"));
  }

  /** The same, for a response that has these fields. */
  public List<Field> fieldsFor(String origin, List<Field> response) {
    List<String> names = response.stream().map(Field::name).filter(EXPOSED::contains).toList();
    return allows(origin) && !names.isEmpty()
        ? Stream.concat(fieldsFor(origin).stream(), Stream.of(exposing(names))).toList()
        : fieldsFor(origin);
  }

  /** Exposes fields to scripts that may read the response (Fetch standard, CORS protocol). */
  public static Field exposing(List<String> names) {
    return new Field("Access-Control-Expose-Headers", String.join(", ", names));
  }
}

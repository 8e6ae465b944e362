package dev.upgraderequired.contract;

import dev.upgraderequired.internal.negotiation.container.Getter;
import dev.upgraderequired.internal.negotiation.container.PrivateField;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Records what the library looks up by reflection in the containers of this Java process. */
final class Lookups {

  private static final ReachabilityMetadata METADATA = ReachabilityMetadata.read();

  private static final Set<Lookup> SEEN = ConcurrentHashMap.newKeySet();

  static {
    METADATA
        .reflection()
        .map(ReachabilityMetadata::condition)
        .filter(owner -> !owner.isEmpty())
        .distinct()
        .map(Lookups::named)
        .forEach(Lookups::record);
  }

  private Lookups() {}

  /** Starts to record, unless this process does already. */
  static void record() {}

  /** The lines that the metadata lacks. */
  static List<String> missing() {
    return SEEN.stream().flatMap(lookup -> lookup.missingIn(METADATA)).distinct().sorted().toList();
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void record(Class<?> owner) {
    Stream.of(owner.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> Set.of(Getter.class, PrivateField.class).contains(field.getType()))
        .forEach(field -> record(owner, field));
  }

  /** Replaces the cache of a lookup by one that also records. */
  private static void record(Class<?> owner, Field field) {
    try {
      field.setAccessible(true);
      Object lookup = field.get(null);
      Object members = component(component(lookup, "reader"), "members");
      Field cache = accessible(members, "all");
      ClassValue<?> original = (ClassValue<?>) cache.get(members);
      cache.set(
          members, recording(type -> record(owner, lookup instanceof Getter, original, type)));
      accessible(members, "first").set(members, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object component(Object owner, String name) throws ReflectiveOperationException {
    return accessible(owner, name).get(owner);
  }

  private static Field accessible(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static ClassValue<Optional<? extends Member>> recording(
      Function<Class<?>, Optional<? extends Member>> finder) {
    return new ClassValue<>() {
      @Override
      protected Optional<? extends Member> computeValue(Class<?> type) {
        return finder.apply(type);
      }
    };
  }

  private static Optional<? extends Member> record(
      Class<?> owner, boolean ofMethod, ClassValue<?> original, Class<?> target) {
    Optional<? extends Member> found = ((Optional<?>) original.get(target)).map(Member.class::cast);
    SEEN.add(new Lookup(owner, ofMethod, target, found));
    return found;
  }
}

package dev.upgraderequired.contract;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lookup by reflection in a class of a container.
 *
 * @param owner the class of the library that needs the member
 * @param found the method or field; empty if the class has none
 */
record Lookup(Class<?> owner, boolean ofMethod, Class<?> target, Optional<? extends Member> found) {

  /** The lines that the metadata lacks for this lookup. */
  Stream<String> missingIn(ReachabilityMetadata metadata) {
    return Stream.concat(
        searchedInVain()
            .filter(type -> !metadata.lists(owner.getName(), type.getName()))
            .map(type -> line(type, "")),
        found.stream()
            .filter(member -> !isIn(metadata, member))
            .map(member -> line(member.getDeclaringClass(), members(member))));
  }

  private boolean isIn(ReachabilityMetadata metadata, Member member) {
    String type = member.getDeclaringClass().getName();
    String members = member instanceof Method ? "methods" : "fields";
    return metadata.lists(owner.getName(), type, members, member.getName());
  }

  // A native image can fail on a lookup in a type that is not listed, even if it lacks the member.
  private Stream<Class<?>> searchedInVain() {
    Class<?> declaring = found.<Class<?>>map(Member::getDeclaringClass).orElse(null);
    return (ofMethod ? typesOf(target) : superclassesOf(target))
        .takeWhile(type -> type != declaring)
        .distinct();
  }

  private static Stream<Class<?>> superclassesOf(Class<?> type) {
    return Stream.iterate(type, superclass -> superclass != null, Class::getSuperclass);
  }

  private static Stream<Class<?>> typesOf(Class<?> type) {
    return Stream.concat(
        Stream.of(type).filter(each -> Modifier.isPublic(each.getModifiers())),
        Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
            .flatMap(Lookup::typesOf));
  }

  private static String members(Member member) {
    return member instanceof Method
        ? ", \"methods\": [{\"name\": \"" + member.getName() + "\", \"parameterTypes\": []}]"
        : ", \"fields\": [{\"name\": \"" + member.getName() + "\"}]";
  }

  private String line(Class<?> type, String members) {
    return "{\"condition\": {\"typeReached\": \""
        + owner.getName()
        + "\"}, \"type\": \""
        + type.getName()
        + "\""
        + members
        + "}";
  }
}

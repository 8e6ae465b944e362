package dev.upgraderequired.internal.negotiation.container;

import static java.lang.invoke.MethodHandles.guardWithTest;
import static java.lang.invoke.MethodHandles.insertArguments;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.MemberReader.Reflection;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.Member;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces reflection for the classes whose member is read often. Not for others, since to link a
 * class takes much longer than a call: it would delay the first requests after a start.
 */
final class LinkedClasses<M extends Member> {

  /** More than the kinds of connections of one server. */
  private static final int MAX_CLASSES = 4;

  private static final int CALLS_BEFORE_LINKING = 256;

  private static final MethodHandle IS_OF_CLASS;
  private static final MethodHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      IS_OF_CLASS =
          lookup.findStatic(
              LinkedClasses.class,
              "isOfClass",
              MethodType.methodType(boolean.class, Class.class, Object.class));
      READ = lookup.findVirtual(LinkedClasses.class, "read", MethodType.genericMethodType(1));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final PerClass<M> members;
  private final Reflection<M> reflection;
  private final MutableCallSite site;
  private final Set<Class<?>> linked = new HashSet<>();
  // Not atomic: a lost count delays linking.
  private int calls;

  private LinkedClasses(PerClass<M> members, Reflection<M> reflection, MethodType type) {
    this.members = members;
    this.reflection = reflection;
    site = new MutableCallSite(type);
    site.setTarget(READ.bindTo(this));
  }

  /** A site that reads by reflection until it links a class. */
  static <M extends Member> MutableCallSite site(
      PerClass<M> members, Reflection<M> reflection, MethodType type) {
    return new LinkedClasses<>(members, reflection, type).site;
  }

  @SuppressWarnings("UnusedMethod") // Called by READ.
  private @Nullable Object read(Object target) throws Throwable {
    Class<?> type = target.getClass();
    Optional<M> member = members.in(type);
    if (++calls % CALLS_BEFORE_LINKING == 0 && member.isPresent()) {
      link(type, member.get());
    }
    return reflection.read(member, target);
  }

  private synchronized void link(Class<?> type, M member) {
    if (linked.size() < MAX_CLASSES && linked.add(type)) {
      // It stays as it is if the handle cannot be made.
      ForeignCode.runQuietly(() -> site.setTarget(handle(type, member)));
    }
  }

  private MethodHandle handle(Class<?> type, M member) {
    try {
      return guardWithTest(
          insertArguments(IS_OF_CLASS, 0, type),
          reflection.handle(member).asType(site.type()),
          site.getTarget());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // Called by IS_OF_CLASS.
  private static boolean isOfClass(Class<?> type, Object target) {
    return target.getClass() == type;
  }
}

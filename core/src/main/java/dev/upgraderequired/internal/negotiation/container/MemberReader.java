package dev.upgraderequired.internal.negotiation.container;

import static java.lang.invoke.MethodType.genericMethodType;

import dev.upgraderequired.internal.foreign.ForeignCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.Member;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one member of a container's objects: by reflection at first, and by a method handle for the
 * classes of which it has read many.
 *
 * <p>A record, as whatever holds one: the JIT compiler takes their fields for constants, and so
 * compiles the handle as if its code were written here.
 *
 * @param site null in a native image, which can link nothing at run time
 */
record MemberReader<M extends Member>(
    PerClass<M> members, Reflection<M> reflection, @Nullable MutableCallSite site) {

  private static final boolean CAN_LINK =
      System.getProperty("org.graalvm.nativeimage.imagecode") == null;

  /** How a kind of member is read. */
  interface Reflection<M> {

    /** Its value by reflection. The member is empty if the class of the target has none. */
    @Nullable Object read(Optional<M> member, Object target) throws ReflectiveOperationException;

    /** The same as a handle, for a member that has been made accessible. */
    MethodHandle handle(M member) throws IllegalAccessException;
  }

  static <M extends Member> MemberReader<M> of(PerClass<M> members, Reflection<M> reflection) {
    return new MemberReader<>(
        members,
        reflection,
        CAN_LINK ? LinkedClasses.site(members, reflection, genericMethodType(1)) : null);
  }

  /**
   * The value of the member.
   *
   * @throws IllegalStateException if the target has no such member, or reading it fails
   */
  @Nullable Object orNull(Object target) {
    try {
      return site == null
          ? reflection.read(members.in(target.getClass()), target)
          : (Object) site.getTarget().invokeExact(target);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      throw new IllegalStateException(failure);
    }
  }
}

package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.FilterConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The engine or host of Tomcat whose FilterValve runs a filter ahead of all applications. */
public final class TomcatContainer {

  private static final Getter CONTAINER = new Getter("getContainer");
  private static final Getter PARENT = new Getter("getParent");
  private static final Getter NAME = new Getter("getName");

  private TomcatContainer() {}

  /**
   * The names of the engine and the host: {@code Catalina}, {@code Catalina/localhost}.
   *
   * @throws RuntimeException if the filter is not that of a valve
   */
  public static String nameOf(FilterConfig valve) {
    Deque<String> names = new ArrayDeque<>();
    @Nullable Object container = CONTAINER.of(valve);
    while (container != null) {
      names.addFirst(String.valueOf(NAME.orNull(container)));
      container = PARENT.orNull(container);
    }
    return String.join("/", names);
  }
}

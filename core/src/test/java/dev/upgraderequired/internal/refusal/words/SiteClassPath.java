package dev.upgraderequired.internal.refusal.words;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The class path of an application with bundles of its own. */
final class SiteClassPath {

  private SiteClassPath() {}

  /** Does something as an application with this directory or jar on its class path. */
  static <T> T with(Path site, Supplier<T> action) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {site.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

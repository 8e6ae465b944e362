package dev.upgraderequired.boot;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.devtools.restart.Restarter;

/** What the applications that DevTools has stopped left in this process. */
final class EarlierApplications {

  private EarlierApplications() {}

  static void add(ClassLoader loader) {
    loaders().add(new WeakReference<>(loader));
  }

  /** Number of applications that have been started, including this one. */
  static long started() {
    return loaders().size();
  }

  /** Number of their class loaders that remain, besides that of this application. */
  static long live() throws InterruptedException {
    // Some collections are needed: references are cleared by threads of the JDK and of Spring.
    for (int i = 0; i < 30 && earlier().findAny().isPresent(); i++) {
      System.gc();
      Thread.sleep(50);
    }
    return earlier().count();
  }

  /** Number of threads that belong to them. */
  static long threads() {
    List<ClassLoader> earlier = earlier().toList();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> loaders(thread).anyMatch(earlier::contains))
        .count();
  }

  // The container gives a thread a class loader of its own, whose parent is that of the
  // application.
  private static Stream<ClassLoader> loaders(Thread thread) {
    return Stream.iterate(thread.getContextClassLoader(), Objects::nonNull, ClassLoader::getParent);
  }

  private static Stream<ClassLoader> earlier() {
    ClassLoader current = EarlierApplications.class.getClassLoader();
    return loaders().stream()
        .<ClassLoader>map(WeakReference::get)
        .filter(Objects::nonNull)
        .filter(loader -> loader != current);
  }

  @SuppressWarnings("unchecked")
  private static List<WeakReference<ClassLoader>> loaders() {
    // Attributes outlive a restart.
    return (List<WeakReference<ClassLoader>>)
        Restarter.getInstance().getOrAddAttribute("loaders", CopyOnWriteArrayList::new);
  }
}

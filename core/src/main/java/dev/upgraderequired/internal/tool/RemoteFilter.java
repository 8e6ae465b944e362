package dev.upgraderequired.internal.tool;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** A filter of another process, by the name of its MBean. */
record RemoteFilter(String pid, ObjectName name) {

  private static final String ALL = "dev.upgraderequired:type=UpgradeRequiredFilter,*";

  /** The filters of a process, in the order of their names. */
  static List<RemoteFilter> in(String pid, MBeanServerConnection mBeans)
      throws IOException, JMException {
    return new TreeSet<>(mBeans.queryNames(new ObjectName(ALL), null))
        .stream()
            .filter(name -> isQuoted(name, "context") && isQuoted(name, "name"))
            .map(name -> new RemoteFilter(pid, name))
            .toList();
  }

  // Anybody can register a name of this kind.
  private static boolean isQuoted(ObjectName name, String key) {
    String value = name.getKeyProperty(key);
    return value != null && value.startsWith("\"");
  }

  String context() {
    return ObjectName.unquote(name.getKeyProperty("context"));
  }

  String filter() {
    return ObjectName.unquote(name.getKeyProperty("name"));
  }

  /** Shows or changes the mode, and describes that in a line. */
  String apply(
      Optional<Consumer<UpgradeRequiredFilterMXBean>> change, MBeanServerConnection mBeans) {
    UpgradeRequiredFilterMXBean bean =
        JMX.newMXBeanProxy(mBeans, name, UpgradeRequiredFilterMXBean.class);
    String line = this + ": " + bean.getMode();
    if (change.isEmpty()) {
      return Printable.of(line);
    }
    change.get().accept(bean);
    return Printable.of(line + " -> " + bean.getMode());
  }

  @Override
  public String toString() {
    String instance = name.getKeyProperty("instance");
    return "pid "
        + pid
        + ", "
        + context()
        + ", filter \""
        + filter()
        + (instance == null ? "\"" : "\", instance " + instance);
  }
}

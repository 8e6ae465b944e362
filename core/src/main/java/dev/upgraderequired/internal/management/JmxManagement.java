package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.guard.Guard;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows a guard to JMX, as an MBean of the platform's server. */
public final class JmxManagement {

  /** Whoever has more of one name has forgotten to end them. */
  private static final int MOST = 100;

  private JmxManagement() {}

  static Management begin(Guard guard, FilterConfig config, System.Logger logger)
      throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = register(new ManagedGuard(guard, logger), name(config), server, logger);
    return () -> unregister(server, name, logger);
  }

  // Of two versions of an application, the older one may be there until the last of its sessions.
  private static ObjectName register(
      ManagedGuard guard, String name, MBeanServer server, System.Logger logger)
      throws JMException {
    for (int instance = 1; instance <= MOST; instance++) {
      ObjectName free = new ObjectName(instance == 1 ? name : name + ",instance=" + instance);
      try {
        server.registerMBean(guard, free);
      } catch (InstanceAlreadyExistsException taken) {
        continue;
      }
      if (instance > 1) {
        logger.log(Level.WARNING, "JMX has such a filter already; this one is {0}", free);
      }
      return free;
    }
    throw new InstanceAlreadyExistsException(name);
  }

  private static String name(FilterConfig config) {
    return String.format(
        Locale.ROOT,
        "dev.upgraderequired:type=UpgradeRequiredFilter,context=%s,name=%s",
        ObjectName.quote(Management.context(config)),
        ObjectName.quote(config.getFilterName()));
  }

  private static void unregister(MBeanServer server, ObjectName name, System.Logger logger) {
    try {
      server.unregisterMBean(name);
    } catch (JMException | RuntimeException gone) {
      logger.log(Level.DEBUG, "JMX has lost this filter already", gone);
    }
  }
}

package dev.upgraderequired;

import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows a guard to JMX, as an MBean of the platform's server. */
final class JmxManagement {

  private JmxManagement() {}

  static Management begin(Guard guard, FilterConfig config, System.Logger logger)
      throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = name(config);
    server.registerMBean(new ManagedGuard(guard, logger), name);
    return () -> unregister(server, name, logger);
  }

  private static ObjectName name(FilterConfig config) throws JMException {
    return new ObjectName(
        "dev.upgraderequired:type=UpgradeRequiredFilter,context=%s,name=%s"
            .formatted(
                ObjectName.quote(Management.context(config)),
                ObjectName.quote(config.getFilterName())));
  }

  private static void unregister(MBeanServer server, ObjectName name, System.Logger logger) {
    try {
      server.unregisterMBean(name);
    } catch (JMException | RuntimeException gone) {
      logger.log(Level.DEBUG, "JMX has lost this filter already", gone);
    }
  }
}

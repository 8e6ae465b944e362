package dev.upgraderequired.internal.management;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers a filter with the platform MBean server. */
final class JmxRegistration {

  /** More duplicates indicate leaked registrations. */
  private static final int MAX_DUPLICATES = 100;

  private JmxRegistration() {}

  static Registration of(StartedFilter filter, System.Logger logger) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    DescribedMBean bean = new DescribedMBean(filter.mBean());
    ObjectName name = register(bean, name(filter), server, logger);
    return () -> unregister(server, name, logger);
  }

  // Parallel deployment keeps the old context until its sessions expire, and tests of Spring cache
  // contexts: another filter of this name is nothing to warn of.
  private static ObjectName register(
      DescribedMBean bean, String name, MBeanServer server, System.Logger logger)
      throws JMException {
    for (int instance = 1; instance <= MAX_DUPLICATES; instance++) {
      ObjectName free = new ObjectName(instance == 1 ? name : name + ",instance=" + instance);
      try {
        server.registerMBean(bean, free);
      } catch (InstanceAlreadyExistsException taken) {
        continue;
      }
      if (instance > 1) {
        logger.log(Level.INFO, "JMX has such a filter already; this one is {0}", free);
      }
      return free;
    }
    throw new InstanceAlreadyExistsException(name);
  }

  private static String name(StartedFilter filter) {
    return String.format(
        Locale.ROOT,
        "dev.upgraderequired:type=UpgradeRequiredFilter,context=%s,name=%s",
        ObjectName.quote(filter.context()),
        ObjectName.quote(filter.name()));
  }

  private static void unregister(MBeanServer server, ObjectName name, System.Logger logger) {
    try {
      server.unregisterMBean(name);
    } catch (JMException | RuntimeException e) {
      logger.log(Level.DEBUG, "The MBean of this filter has already been unregistered", e);
    }
  }
}

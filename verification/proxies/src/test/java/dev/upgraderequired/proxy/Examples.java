package dev.upgraderequired.proxy;

import java.util.Map;

/** What stands behind a proxy: one example, or several. */
@FunctionalInterface
interface Examples {

  /** Starts them, with these options of the filter or the listener. */
  Upstream start(Application application, Map<String, String> options) throws Exception;
}

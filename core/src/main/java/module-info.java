/**
 * A servlet filter that answers 426 Upgrade Required to requests whose negotiated protocol does not
 * meet what the site requires.
 *
 * <pre>{@code
 * UpgradeRequiredFilter filter =
 *     UpgradeRequiredFilter.builder()
 *         .minimumTls(TlsVersion.TLS_1_2)
 *         .exemptPaths("/.well-known/acme-challenge/*", "/health")
 *         .build();
 * }</pre>
 *
 * <p>Begin with {@link dev.upgraderequired.UpgradeRequiredFilter}, and {@link
 * dev.upgraderequired.UpgradeRequiredFilterBuilder} for its options. {@link
 * dev.upgraderequired.UpgradeReportServlet} shows operators what was counted, and {@link
 * dev.upgraderequired.spi.UpgradeRequiredControl} is the handle for code.
 */
// No release of Micrometer is more than an automatic module, and this one works without it.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.upgraderequired {
  requires transitive jakarta.servlet;
  requires java.management;
  requires static jdk.attach;
  requires static transitive micrometer.core;
  requires static org.jspecify;

  exports dev.upgraderequired;
  exports dev.upgraderequired.protocol;
  exports dev.upgraderequired.spi;
}

/** A servlet filter that answers 426 Upgrade Required to requests of too old a protocol. */
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

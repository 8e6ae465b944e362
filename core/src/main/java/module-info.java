/** A servlet filter that answers 426 Upgrade Required to requests of too old a protocol. */
module dev.upgraderequired {
  requires transitive jakarta.servlet;
  requires static org.jspecify;

  exports dev.upgraderequired;
  exports dev.upgraderequired.negotiation;
  exports dev.upgraderequired.policy;
  exports dev.upgraderequired.protocol;
  exports dev.upgraderequired.refusal;
}

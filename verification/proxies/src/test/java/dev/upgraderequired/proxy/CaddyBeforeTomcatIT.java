package dev.upgraderequired.proxy;

class CaddyBeforeTomcatIT extends ForwardedFieldsContract {

  CaddyBeforeTomcatIT() {
    super(Container.TOMCAT, Caddy.documented());
  }
}

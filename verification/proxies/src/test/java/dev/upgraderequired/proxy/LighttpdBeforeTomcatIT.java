package dev.upgraderequired.proxy;

class LighttpdBeforeTomcatIT extends ForwardedFieldsContract {

  LighttpdBeforeTomcatIT() {
    super(Container.TOMCAT, Lighttpd.documented());
  }
}

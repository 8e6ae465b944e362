package dev.upgraderequired.proxy;

class HaProxyBeforeTomcatIT extends HaProxyContract {

  HaProxyBeforeTomcatIT() {
    super(Container.TOMCAT);
  }
}

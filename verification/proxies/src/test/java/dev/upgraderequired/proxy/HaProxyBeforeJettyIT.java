package dev.upgraderequired.proxy;

class HaProxyBeforeJettyIT extends HaProxyContract {

  HaProxyBeforeJettyIT() {
    super(Container.JETTY);
  }
}

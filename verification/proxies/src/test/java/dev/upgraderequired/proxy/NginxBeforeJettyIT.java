package dev.upgraderequired.proxy;

class NginxBeforeJettyIT extends NginxContract {

  NginxBeforeJettyIT() {
    super(Container.JETTY);
  }
}

package dev.upgraderequired.proxy;

class LighttpdBeforeJettyIT extends ForwardedFieldsContract {

  LighttpdBeforeJettyIT() {
    super(Container.JETTY, Lighttpd.documented());
  }
}

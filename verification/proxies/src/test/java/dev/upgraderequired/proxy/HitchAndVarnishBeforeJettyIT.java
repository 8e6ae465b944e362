package dev.upgraderequired.proxy;

class HitchAndVarnishBeforeJettyIT extends ForwardedFieldsContract {

  HitchAndVarnishBeforeJettyIT() {
    super(Container.JETTY, Hitch.documentedWithVarnish());
  }
}

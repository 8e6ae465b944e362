package dev.upgraderequired.proxy;

class HitchAndVarnishBeforeTomcatIT extends ForwardedFieldsContract {

  HitchAndVarnishBeforeTomcatIT() {
    super(Container.TOMCAT, Hitch.documentedWithVarnish());
  }
}

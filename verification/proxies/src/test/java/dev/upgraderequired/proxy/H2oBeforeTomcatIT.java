package dev.upgraderequired.proxy;

class H2oBeforeTomcatIT extends H2oContract {

  H2oBeforeTomcatIT() {
    super(Container.TOMCAT);
  }
}

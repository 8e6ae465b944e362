package dev.upgraderequired.proxy;

class ApacheBeforeTomcatIT extends ApacheContract {

  ApacheBeforeTomcatIT() {
    super(Container.TOMCAT);
  }
}

package dev.upgraderequired.proxy;

class NginxBeforeTomcatIT extends NginxContract {

  NginxBeforeTomcatIT() {
    super(Container.TOMCAT);
  }
}

package dev.upgraderequired.proxy;

class TwoTomcatsBehindNginxIT extends TwoNodesBehindNginxContract {

  TwoTomcatsBehindNginxIT() {
    super(Container.TOMCAT);
  }
}

package dev.upgraderequired.proxy;

class NginxBeforeSpringBootIT extends NginxContract {

  NginxBeforeSpringBootIT() {
    super(Container.SPRING_BOOT);
  }
}

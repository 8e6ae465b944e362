package dev.upgraderequired.proxy;

/** AJP carries what the client negotiated and its version of HTTP, but no WebSockets. */
class ApacheByAjpIT extends HttpVersionContract {

  ApacheByAjpIT() {
    super(Container.TOMCAT, Apache.documentedByAjp());
  }
}

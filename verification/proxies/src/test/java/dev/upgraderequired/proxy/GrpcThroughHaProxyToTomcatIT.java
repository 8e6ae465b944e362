package dev.upgraderequired.proxy;

class GrpcThroughHaProxyToTomcatIT extends GrpcContract {

  // Of clients of TLS, HAProxy says ":scheme: https", which Tomcat refuses on a connection without.
  GrpcThroughHaProxyToTomcatIT() {
    super(Container.TOMCAT, HaProxy.documentedForGrpc(), "cleartext");
  }
}

package dev.upgraderequired.proxy;

class GrpcThroughHaProxyToJettyIT extends GrpcContract {

  GrpcThroughHaProxyToJettyIT() {
    super(Container.JETTY, HaProxy.documentedForGrpc(), "TLSv1.2");
  }
}

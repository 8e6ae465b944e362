package dev.upgraderequired.proxy;

class GrpcThroughNginxToJettyIT extends GrpcContract {

  GrpcThroughNginxToJettyIT() {
    super(Container.JETTY, Nginx.documentedForGrpc(), "TLSv1.2");
  }
}

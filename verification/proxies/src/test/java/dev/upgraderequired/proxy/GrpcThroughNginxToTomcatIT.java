package dev.upgraderequired.proxy;

class GrpcThroughNginxToTomcatIT extends GrpcContract {

  GrpcThroughNginxToTomcatIT() {
    super(Container.TOMCAT, Nginx.documentedForGrpc(), "TLSv1.2");
  }
}

package dev.upgraderequired.proxy;

class HitchByProxyProtocolIT extends ProxyProtocolContract {

  HitchByProxyProtocolIT() {
    super(Hitch.documented());
  }
}

package dev.upgraderequired.proxy;

/** What runs in an example behind a proxy. */
public enum Application {
  /** The example as it is, and the servlets of the contract. */
  FILTER,

  /** The same, where the container believes what fields say of the connection. */
  FILTER_BEHIND_BELIEVERS,

  /** The listener in place of the filter, and a WebSocket endpoint. */
  LISTENER_AND_WEB_SOCKET
}

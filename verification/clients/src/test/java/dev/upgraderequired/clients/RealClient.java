package dev.upgraderequired.clients;

import java.io.IOException;
import java.net.URI;

/** A client, used as its documentation says. */
interface RealClient extends AutoCloseable {

  Seen get(URI uri) throws Exception;

  Seen post(URI uri, byte[] content) throws Exception;

  @Override
  default void close() throws IOException {}
}

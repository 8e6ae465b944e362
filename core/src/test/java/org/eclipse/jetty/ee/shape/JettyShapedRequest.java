package org.eclipse.jetty.ee.shape;

import jakarta.servlet.http.HttpServletRequest;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Has the name and the shape of Jetty's requests, as far as the peer is concerned. */
public interface JettyShapedRequest extends HttpServletRequest {

  Within getRequest();

  /** What is within it, and within that, down to the socket. */
  interface Within {
    Within getConnectionMetaData();

    Within getConnection();

    Within getEndPoint();

    @Nullable SocketAddress getRemoteSocketAddress();
  }
}

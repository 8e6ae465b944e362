package dev.upgraderequired.benchmark;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response of the container whose content is dropped: what is complete is sent by some containers
 * at once, and can then not be taken back.
 */
final class UnsentResponse extends HttpServletResponseWrapper {

  private final Nowhere nowhere = new Nowhere();

  UnsentResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return nowhere;
  }

  /** The fields that are set, and the content that was written last. */
  Answer answer() {
    Map<String, String> fields = new TreeMap<>();
    getHeaderNames().forEach(name -> fields.put(name, String.join(", ", getHeaders(name))));
    return new Answer(fields, nowhere.last);
  }

  private static final class Nowhere extends ServletOutputStream {

    private byte[] last = {};

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("nothing here is asynchronous");
    }

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {
      last = bytes;
    }
  }
}

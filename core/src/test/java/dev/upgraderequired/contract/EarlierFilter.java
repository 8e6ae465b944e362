package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;

/** What filters of others do before they hand a request on. */
enum EarlierFilter {
  NOTHING {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  },
  COMMITS {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.getOutputStream().write("early".getBytes(UTF_8));
      response.flushBuffer();
      chain.doFilter(request, response);
    }
  },
  HAS_A_WRITER {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setContentType("text/html;charset=iso-8859-1");
      response.getWriter().print("<html>");
      chain.doFilter(request, response);
    }
  },
  HAS_A_STREAM {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setContentLength(3);
      response.getOutputStream().write("abc".getBytes(UTF_8), 0, 2);
      chain.doFilter(request, response);
    }
  },
  SETS_FIELDS {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setStatus(500);
      response.setHeader("Strict-Transport-Security", "max-age=63072000");
      response.addHeader("Set-Cookie", "a=b");
      response.addHeader("Set-Cookie", "c=d");
      response.setHeader("Content-Encoding", "br");
      response.setHeader("Content-Disposition", "attachment");
      response.setHeader("ETag", "\"1\"");
      response.setDateHeader("Last-Modified", 0);
      response.setHeader("Location", "/elsewhere");
      response.setHeader("Cache-Control", "public, max-age=31536000");
      response.setHeader("Upgrade", "h2c");
      response.setHeader("Content-Range", "bytes 0-1/2");
      response.setHeader("Repr-Digest", "sha-256=:AA==:");
      response.setHeader("Age", "1");
      response.setHeader("CDN-Cache-Control", "max-age=600");
      response.setHeader("Surrogate-Control", "max-age=600");
      response.setHeader("X-Accel-Expires", "600");
      response.setHeader("X-Accel-Redirect", "/internal");
      response.setHeader("X-Sendfile", "/etc/hostname");
      response.setHeader("Retry-After", "600");
      response.setHeader("Deprecation", "@1688169599");
      response.setHeader("Sunset", "Sun, 01 Jan 2099 00:00:00 GMT");
      response.setHeader("WWW-Authenticate", "Basic realm=\"x\"");
      response.setHeader("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      chain.doFilter(request, response);
    }
  },
  SETS_TRANSFER_ENCODING {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setHeader("transfer-encoding", "chunked");
      chain.doFilter(request, response);
    }
  },
  SETS_CONNECTION_FIELDS {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setHeader("Connection", "keep-alive, X-Option");
      response.setHeader("Keep-Alive", "timeout=5");
      response.setHeader("Proxy-Connection", "keep-alive");
      response.setHeader("TE", "trailers");
      response.setHeader("Trailer", "X-Checksum");
      response.setHeader("Upgrade", "h2c");
      chain.doFilter(request, response);
    }
  },
  SETS_A_LENGTH {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setContentLength(3);
      response.setContentLengthLong(4);
      response.setHeader("Content-Length", "5");
      chain.doFilter(request, response);
    }
  },
  MAKES_A_REQUEST_LOOK_SECURE {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      request.setAttribute("jakarta.servlet.request.secure_protocol", "TLSv1.3");
      request.setAttribute("jakarta.servlet.request.cipher_suite", "TLS_AES_128_GCM_SHA256");
      chain.doFilter(
          new HttpServletRequestWrapper(request) {
            @Override
            public boolean isSecure() {
              return true;
            }

            @Override
            public String getScheme() {
              return "https";
            }

            @Override
            public String getServletPath() {
              return "/exempt";
            }
          },
          response);
    }
  },
  PUTS_ANOTHER_RESPONSE_IN_ITS_PLACE {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          request,
          new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
              setHeader("X-Wrapped", "yes");
              return new InUpperCase(super.getOutputStream());
            }
          });
    }
  },
  READS_ALL_CONTENT {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      request.getInputStream().readAllBytes();
      chain.doFilter(request, response);
    }
  },
  READS_SOME_CONTENT {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      request.getInputStream().readNBytes(1000);
      chain.doFilter(request, response);
    }
  },
  READS_BY_A_READER {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      request.getReader().read();
      chain.doFilter(request, response);
    }
  },
  READS_PARAMETERS {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      request.getParameter("a");
      chain.doFilter(request, response);
    }
  },
  PUTS_ANOTHER_REQUEST_IN_ITS_PLACE {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() {
              throw new UnsupportedOperationException();
            }

            @Override
            public AsyncContext startAsync() {
              throw new UnsupportedOperationException();
            }
          },
          response);
    }
  },
  FLUSHES_ON_RETURN {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
      response.flushBuffer();
    }
  },
  DOUBLES_THE_CONTENT {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, new Doubling(response));
    }
  },
  DOUBLES_THE_CONTENT_OF_A_RESPONSE_WITH_A_LENGTH {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      response.setContentLength(3);
      DOUBLES_THE_CONTENT_AND_LOSES_EVERY_LENGTH.filter(request, response, chain);
    }
  },
  DOUBLES_THE_CONTENT_AND_LOSES_SET_CONTENT_LENGTH {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, new WithoutContentLength(response));
    }
  },
  DOUBLES_THE_CONTENT_AND_LOSES_EVERY_LENGTH {
    @Override
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          request,
          new WithoutContentLength(response) {
            @Override
            public void setHeader(String name, String value) {
              if (!name.equalsIgnoreCase("Content-Length")) {
                super.setHeader(name, value);
              }
            }
          });
    }
  };

  abstract void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;

  /** Does what the path says. */
  static final class OfPath implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      HttpServletRequest httpRequest = (HttpServletRequest) request;
      String name = httpRequest.getServletPath().substring(1);
      EarlierFilter earlier = name.equals("exempt") ? NOTHING : valueOf(name);
      earlier.filter(httpRequest, (HttpServletResponse) response, chain);
    }
  }

  /** As filters do that compress, or add to a page. */
  private static class Doubling extends HttpServletResponseWrapper {

    Doubling(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      ServletOutputStream out = super.getOutputStream();
      return new Forwarding(out) {
        @Override
        public void write(int b) throws IOException {
          out.write(b);
          out.write(b);
        }
      };
    }
  }

  private static class WithoutContentLength extends Doubling {

    WithoutContentLength(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setContentLength(int length) {
      // It is not going to be right.
    }

    @Override
    public void setContentLengthLong(long length) {
      // It is not going to be right.
    }
  }

  /** As long as what it is given, as not every stream is that encodes. */
  private static final class InUpperCase extends Forwarding {

    private final ServletOutputStream out;

    InUpperCase(ServletOutputStream out) {
      super(out);
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(String.valueOf((char) b).toUpperCase(Locale.ROOT).charAt(0));
    }
  }

  private abstract static class Forwarding extends ServletOutputStream {

    private final ServletOutputStream out;

    Forwarding(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}

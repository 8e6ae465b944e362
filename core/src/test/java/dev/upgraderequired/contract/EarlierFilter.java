package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
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

  /** As long as what it is given, as not every stream is that encodes. */
  private static final class InUpperCase extends ServletOutputStream {

    private final ServletOutputStream out;

    InUpperCase(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(String.valueOf((char) b).toUpperCase(Locale.ROOT).charAt(0));
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

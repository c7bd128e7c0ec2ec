import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Stands in for Confluence: it tells the caller what reached it, and behaves like it where a proxy could break that. */
public class StandIn extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    // Confluence sends these on its own; a proxy that adds its own must not double them.
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Stand-In", "application");
    if (path.equals("/status")) {
      answer(response, "{\"state\":\"RUNNING\"}");
    } else if (path.equals("/login")) {
      request.getSession(true).setAttribute("user", "admin");
      response.sendRedirect("index.action?after=login");
    } else if (path.equals("/login-absolute")) {
      String url = request.getRequestURL().toString();
      response.sendRedirect(url.substring(0, url.length() - "login-absolute".length()) + "index.action?after=login");
    } else if (path.equals("/session")) {
      answer(response, "{\"session\":" + quoted(request.getSession(true).getId()) + "}");
    } else if (path.equals("/upload")) {
      upload(request, response);
    } else if (path.equals("/slow")) {
      pause(Integer.parseInt(request.getParameter("seconds")));
      answer(response, "{\"slept\":true}");
    } else if (path.startsWith("/s/")) {
      response.setHeader("Cache-Control", "public, max-age=31536000");
      response.setContentType(path.endsWith(".js") ? "application/javascript" : "text/css");
      byte[] body = new byte[74 * 1024];
      Arrays.fill(body, (byte) '.');
      response.getOutputStream().write(body);
    } else {
      echo(request, response);
    }
  }

  private static void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
    StringBuilder headers = new StringBuilder();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        headers.append(headers.length() == 0 ? "" : ",");
        headers.append("[").append(quoted(name.toLowerCase())).append(",").append(quoted(value)).append("]");
      }
    }
    answer(response, "{\"method\":" + quoted(request.getMethod())
        + ",\"scheme\":" + quoted(request.getScheme())
        + ",\"serverName\":" + quoted(request.getServerName())
        + ",\"serverPort\":" + request.getServerPort()
        + ",\"secure\":" + request.isSecure()
        + ",\"remoteAddr\":" + quoted(request.getRemoteAddr())
        + ",\"requestURI\":" + quoted(request.getRequestURI())
        + ",\"queryString\":" + quoted(request.getQueryString())
        + ",\"contextPath\":" + quoted(request.getContextPath())
        + ",\"headers\":[" + headers + "]}");
  }

  private static void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[65536];
      long total = 0;
      InputStream body = request.getInputStream();
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        digest.update(piece, 0, read);
        total += read;
      }
      StringBuilder hex = new StringBuilder();
      for (byte value : digest.digest()) hex.append(String.format("%02x", value));
      answer(response, "{\"bytes\":" + total + ",\"sha256\":" + quoted(hex.toString()) + "}");
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(seconds * 1000L);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpServletResponse response, String json) throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}

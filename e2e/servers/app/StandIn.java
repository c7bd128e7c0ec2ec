import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.servlet.ServletException;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Stands in for Confluence: it tells the caller what reached it, and behaves like it where a proxy could break that. */
public class StandIn extends HttpServlet {
  /** Confluence takes this prefix off static addresses and serves what follows, whatever it is. */
  private static final Pattern STATIC_PREFIX = Pattern.compile("^/s/(.*)/_/(.*)$");
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND");
  private static final long STARTED = System.currentTimeMillis() / 1000 * 1000;
  private static final String NODE = System.getProperty("standin.node", "node");
  private static final byte[] CODE = code(74 * 1024);
  private final Map<String, AtomicInteger> counters = new ConcurrentHashMap<>();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    // Applications that speak UTF-8 say so themselves: a connector may leave the query to them (useBodyEncodingForURI).
    request.setCharacterEncoding("UTF-8");
    if (!METHODS.contains(request.getMethod())) {
      response.sendError(501);
      return;
    }
    String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    Matcher prefixed = STATIC_PREFIX.matcher(path);
    if (prefixed.matches()) {
      // Tomcat's own dispatcher decides what the rest means, as it does for the address rewriting of Confluence.
      request.getRequestDispatcher("/" + prefixed.group(2)).forward(request, response);
      return;
    }
    // Confluence sends these on its own; a proxy that adds its own must not double them.
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Stand-In", "application");
    response.setHeader("X-Node", NODE);
    response.setHeader("X-Path", URLEncoder.encode(path, "UTF-8"));
    counters.computeIfAbsent(path, unknown -> new AtomicInteger()).incrementAndGet();
    if (path.equals("/status")) {
      status(response);
    } else if (path.equals("/count")) {
      AtomicInteger counter = counters.get(request.getParameter("of"));
      answer(response, "{\"count\":" + (counter == null ? 0 : counter.get()) + "}");
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
      pause((long) (Double.parseDouble(request.getParameter("seconds")) * 1000));
      answer(response, "{\"slept\":true}");
    } else if (path.equals("/fail") || path.startsWith("/rest/fail")) {
      fail(request, response);
    } else if (path.equals("/page") || path.equals("/data")) {
      page(request, response, path.equals("/page") ? "text/html;charset=UTF-8" : "application/json;charset=UTF-8");
    } else if (path.equals("/image.png") || path.startsWith("/download/attachments/compressed")) {
      response.setContentType(path.endsWith(".png") ? "image/png" : "application/zip");
      response.getOutputStream().write(new byte[20000]);
    } else if (path.contains("/private")) {
      mine(request, response);
    } else if (isGuarded(path)) {
      // Cacheable, so that a cache that skips the guard is seen.
      response.setHeader("Cache-Control", "public, max-age=31536000");
      answer(response, "{\"administration\":" + quoted(path) + "}");
    } else if (isStatic(path) || path.startsWith("/s/")) {
      asset(request, response, path);
    } else {
      echo(request, response);
    }
  }

  private static boolean isStatic(String path) {
    return path.matches("/(download/(batch|resources|contextbatch|superbatch)|images|styles)/.*");
  }

  private static boolean isGuarded(String path) {
    return path.toLowerCase().matches("/+(admin|setup|json|bootstrap|plugins/servlet|rest/plugins)(/.*)?");
  }

  /** What `state` in Tomcat's folder says, if it is there; Confluence answers 503 for anything but RUNNING. */
  private static void status(HttpServletResponse response) throws IOException {
    Path file = Paths.get(System.getProperty("catalina.base"), "state");
    String state = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim() : "RUNNING";
    if (!state.equals("RUNNING")) response.setStatus(503);
    answer(response, "{\"state\":" + quoted(state) + "}");
  }

  /** An error of Confluence's own, with a body that a proxy has to leave alone. */
  private static void fail(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(Integer.parseInt(request.getParameter("status")));
    answer(response, "{\"message\":\"Confluence's own error\"}");
  }

  /** The visitor's own page: everybody else's would be a leak. A cache that minds only the headers would store it. */
  private static void mine(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String user = "nobody";
    Cookie[] cookies = request.getCookies();
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) if (cookie.getName().equals("user")) user = cookie.getValue();
    response.setHeader("Cache-Control", "max-age=3600");
    response.setDateHeader("Last-Modified", STARTED);
    response.addCookie(new Cookie("seen", user));
    answer(response, "{\"user\":" + quoted(user) + "}");
  }

  /** A page or data of 26 KB; with `compressed` the application compresses it by itself, as Confluence can. */
  private static void page(HttpServletRequest request, HttpServletResponse response, String type) throws IOException {
    byte[] body = new byte[26 * 1024];
    Arrays.fill(body, (byte) 'p');
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-cache, must-revalidate");
    String accepted = request.getHeader("Accept-Encoding");
    if (request.getParameter("compressed") != null && accepted != null && accepted.contains("gzip")) {
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("Vary", "Accept-Encoding");
      body = gzip(body);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** A file that never changes under its address: a batch of scripts, or a style sheet. */
  private static void asset(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
    String what = path + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    String tag = "\"" + Integer.toHexString(what.hashCode()) + "\"";
    response.setHeader("Cache-Control", "public, max-age=31536000");
    response.setHeader("ETag", tag);
    response.setDateHeader("Last-Modified", STARTED);
    if (path.contains("cookie")) response.addCookie(new Cookie("visitor", Long.toHexString(System.nanoTime())));
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(tag)) {
      response.setStatus(304);
      return;
    }
    response.setContentType(path.endsWith(".js") ? "application/javascript" : "text/css");
    byte[] body = CODE.clone();
    byte[] start = ("/* " + what + " */").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, body, 0, start.length);
    response.getOutputStream().write(body);
  }

  /** Text that gzip makes about 8 KB of, and that is the same each time. */
  private static byte[] code(int length) {
    StringBuilder text = new StringBuilder();
    long state = 1;
    while (text.length() < length) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      text.append("export const v").append((state >>> 40) % 1000).append(" = 1;\n");
    }
    return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
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
        + ",\"title\":" + quoted(request.getParameter("title"))
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

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(out)) {
      compressed.write(body);
    }
    return out.toByteArray();
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
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

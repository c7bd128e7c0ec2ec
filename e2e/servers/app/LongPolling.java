import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Stands in for the way an editor takes without a WebSocket: GET waits up to 20 s for what a POST brings. */
public class LongPolling extends HttpServlet {
  private static final Map<String, BlockingQueue<String>> CHANNELS = new ConcurrentHashMap<>();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    channel(request).add(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    response.setHeader("X-Stand-In", "synchrony-proxy");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("X-Stand-In", "synchrony-proxy");
    response.setContentType("text/plain;charset=UTF-8");
    try {
      String message = channel(request).poll(20, TimeUnit.SECONDS);
      if (message == null) response.setStatus(204);
      else response.getOutputStream().write(("synchrony-proxy:" + message).getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static BlockingQueue<String> channel(HttpServletRequest request) {
    return CHANNELS.computeIfAbsent(request.getParameter("channel"), unknown -> new LinkedBlockingQueue<>());
  }
}

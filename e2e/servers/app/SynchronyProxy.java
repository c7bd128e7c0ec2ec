import java.io.IOException;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.websocket.DeploymentException;
import javax.websocket.Endpoint;
import javax.websocket.EndpointConfig;
import javax.websocket.MessageHandler;
import javax.websocket.Session;
import javax.websocket.server.ServerContainer;
import javax.websocket.server.ServerEndpointConfig;

/** Stands in for the internal Synchrony proxy: a WebSocket that names itself and sends back what it was sent. */
public class SynchronyProxy implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      ((ServerContainer) container).addEndpoint(ServerEndpointConfig.Builder.create(Echo.class, "/v1/ws").build());
    } catch (DeploymentException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {}

  public static class Echo extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
        @Override
        public void onMessage(String text) {
          try {
            String answer = text.equals("node?") ? System.getProperty("standin.node", "node") : text;
            session.getBasicRemote().sendText("synchrony-proxy:" + answer);
          } catch (IOException gone) {
            throw new IllegalStateException(gone);
          }
        }
      });
    }
  }
}

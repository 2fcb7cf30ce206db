package org.baogao.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells whether anything in this JVM called somebody while it was open.
 *
 * <p>It sees two things: every connection, by whatever means, to its {@link #address}, a server on
 * the loopback that hostile files name; and every connection to anywhere that is made through
 * {@code java.net} sockets and URLs, for these ask for a proxy first. It does not see channels of
 * {@code java.nio} to other addresses, nor mere look-ups of names.
 */
public final class NetworkGuard implements AutoCloseable {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final ProxySelector before;

  /** Begins to watch. */
  public NetworkGuard() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "network-guard");
    thread.setDaemon(true);
    thread.start();
    before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI address) {
            calls.add("asked for " + address);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI address, SocketAddress socket, IOException failure) {
            calls.add("failed to reach " + address);
          }
        });
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        calls.add("was called from " + caller.getRemoteSocketAddress());
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** The address that nobody may call. */
  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** What was seen so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() throws IOException {
    ProxySelector.setDefault(before);
    server.close();
  }
}

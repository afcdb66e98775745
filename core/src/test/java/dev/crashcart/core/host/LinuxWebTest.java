package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HTTPS server on the loopback, with a certificate that only this test trusts. */
class LinuxWebTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path temp;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpsServer server;
  private SSLContext usual;

  @BeforeEach
  void serve() throws Exception {
    usual = SSLContext.getDefault();
    SSLContext own = context();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    server.setExecutor(workers);
    server.createContext("/keys", exchange -> answer(exchange, 200, new byte[] {'k', 'e', 'y'}));
    server.createContext("/much", exchange -> answer(exchange, 200, new byte[200_000]));
    server.createContext("/gone", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/on", exchange -> sentOn(exchange, "/keys"));
    server.createContext("/plain", exchange -> sentOn(exchange, "http://localhost/keys"));
    server.createContext("/round", exchange -> sentOn(exchange, "/round"));
    server.createContext("/silent", exchange -> silent());
    server.start();
    SSLContext.setDefault(own);
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(usual);
    over.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void sentOn(HttpExchange exchange, String where) throws IOException {
    exchange.getResponseHeaders().add("Location", where);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void silent() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private WebText read(String path, Duration limit) throws HostFailure {
    URI address = URI.create("https://localhost:" + server.getAddress().getPort() + path);
    return new LinuxWeb().read(address, host -> Optional.empty(), 64_000, limit);
  }

  @Test
  void aTextComesWithItsStatusAndType() throws HostFailure {
    WebText text = read("/keys", LIMIT);
    assertThat(text.status()).isEqualTo(200);
    assertThat(text.type()).isEqualTo("text/plain");
    assertThat(text.content()).isEqualTo(new byte[] {'k', 'e', 'y'});
    assertThat(read("/gone", LIMIT).status()).isEqualTo(404);
  }

  @Test
  void oneByteTooManyIsReadAndNoMore() throws HostFailure {
    assertThat(read("/much", LIMIT).content()).hasSize(64_001);
  }

  @Test
  void itIsSentOnButNeverToPlainHttpNorForEver() throws HostFailure {
    assertThat(read("/on", LIMIT).address()).endsWith("/keys");
    assertThatThrownBy(() -> read("/plain", LIMIT)).hasMessageContaining("is not encrypted");
    assertThatThrownBy(() -> read("/round", LIMIT)).hasMessageContaining("sends one on and on");
  }

  @Test
  void whoeverDoesNotAnswerIsGivenUp() {
    assertThatThrownBy(() -> read("/silent", Duration.ofSeconds(2)))
        .isInstanceOf(HostFailure.class);
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() {
    SSLContext.setDefault(usual);
    assertThatThrownBy(() -> read("/keys", LIMIT)).hasMessageContaining("not trusted");
  }

  /** A certificate for localhost, made by the keytool of this Java. */
  private SSLContext context() throws Exception {
    Path store = temp.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                Arrays.asList(
                    (keytool
                            + " -genkeypair -alias it -keyalg EC -dname CN=localhost -ext"
                            + " SAN=dns:localhost -storetype PKCS12 -storepass changeit -keystore "
                            + store)
                        .split(" ")))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("SunX509");
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}

package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/** One web page fetched for the status of its answer (RFC 9110); redirects are not followed. */
record WebRequest(String url, Optional<WebProxy> proxy) {
  private static final int PROXY_SIGN_IN = 407;

  static {
    // Java keeps a password from proxies of HTTPS pages; the operator wrote it for just that.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  ProbeAnswer answer(Duration limit) {
    if (proxy.map(WebProxy::encrypted).orElse(false)) {
      return ProbeAnswer.of(
          Kind.UNABLE, Duration.ZERO, "a proxy that is spoken to over TLS is not tested");
    }
    Stopwatch watch = Stopwatch.start();
    CompletableFuture<ProbeAnswer> fetched = new CompletableFuture<>();
    // On a thread of its own: looking up the name of the proxy cannot be told to hurry.
    LinuxCommands.daemon("crashcart-web", () -> fetched.complete(fetch(watch, limit)));
    try {
      return fetched.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return watch.answer(Kind.SILENT, "");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return watch.answer(Kind.SILENT, "the work was interrupted");
    } catch (ExecutionException fault) {
      return watch.answer(Kind.UNREACHABLE, String.valueOf(fault.getCause().getMessage()));
    }
  }

  private ProbeAnswer fetch(Stopwatch watch, Duration limit) {
    Optional<ProxySignIn> signIn =
        proxy.filter(through -> through.username().isPresent()).map(ProxySignIn::new);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(limit)
              .header("User-Agent", "crashcart")
              .build();
      HttpResponse<Void> response =
          client(limit, signIn).send(request, HttpResponse.BodyHandlers.discarding());
      return watch.answer(Kind.ANSWERED, String.valueOf(response.statusCode()));
    } catch (SSLException distrusted) {
      return watch.answer(Kind.REFUSED, distrust(distrusted));
    } catch (ConnectException | java.net.http.HttpConnectTimeoutException unreached) {
      return unreached(watch, unreached);
    } catch (java.net.http.HttpTimeoutException late) {
      return watch.answer(Kind.SILENT, "");
    } catch (IOException broken) {
      if (signIn.map(ProxySignIn::wasRefused).orElse(false)) {
        return watch.answer(Kind.ANSWERED, String.valueOf(PROXY_SIGN_IN));
      }
      return watch.answer(Kind.REFUSED, reason(broken));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return watch.answer(Kind.SILENT, "the work was interrupted");
    }
  }

  private static ProbeAnswer unreached(Stopwatch watch, IOException why) {
    boolean unknown = why.getCause() instanceof UnresolvedAddressException || hasUnresolved(why);
    return watch.answer(Kind.UNREACHABLE, unknown ? "its name is not known" : reason(why));
  }

  static boolean hasUnresolved(Throwable why) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  static String distrust(SSLException why) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (at instanceof CertificateException) {
        return "its certificate is not trusted on this machine (" + at.getMessage() + ")";
      }
    }
    return reason(why);
  }

  static String reason(IOException why) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (at.getMessage() != null) {
        return at.getMessage();
      }
    }
    return "there was no connection";
  }

  HttpClient client(Duration limit, Optional<ProxySignIn> signIn) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit);
    if (proxy.isEmpty()) {
      return builder.proxy(HttpClient.Builder.NO_PROXY).build();
    }
    WebProxy through = proxy.get();
    builder.proxy(ProxySelector.of(new InetSocketAddress(through.host(), through.port())));
    signIn.ifPresent(builder::authenticator);
    return builder.build();
  }

  /** Gives name and password to the proxy and to nobody else, and only once. */
  static final class ProxySignIn extends Authenticator {
    private final WebProxy proxy;
    private final AtomicInteger asked = new AtomicInteger();

    ProxySignIn(WebProxy proxy) {
      this.proxy = proxy;
    }

    /** Whether the proxy asked again. */
    boolean wasRefused() {
      return asked.get() > 1;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY || asked.incrementAndGet() > 1) {
        return null;
      }
      return new PasswordAuthentication(
          proxy.username().orElse(""),
          proxy.password().map(secret -> secret.reveal().toCharArray()).orElse(new char[0]));
    }
  }
}

package dev.crashcart.core.host;

import dev.crashcart.core.host.WebRequest.ProxySignIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** The real web, over TLS with the certificates that Java trusts (RFC 9110). */
final class LinuxWeb implements WebReader {
  private static final int MOST_HOPS = 5;
  private static final Set<Integer> SENT_ON = Set.of(301, 302, 303, 307, 308);

  @Override
  public WebText read(
      URI address, Function<String, Optional<WebProxy>> proxies, int most, Duration limit)
      throws HostFailure {
    CompletableFuture<WebText> fetched = new CompletableFuture<>();
    // On a thread of its own: looking up a name cannot be told to hurry.
    LinuxCommands.daemon(
        "crashcart-web",
        () -> {
          try {
            fetched.complete(follow(address, proxies, most, limit));
          } catch (HostFailure | RuntimeException failed) {
            fetched.completeExceptionally(failed);
          }
        });
    try {
      return fetched.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HostFailure(
          address.getHost()
              + " did not answer within "
              + limit.toSeconds()
              + " seconds. Test the network (crashcart network test), then try again.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Reading " + address + " was interrupted.", stopped);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof HostFailure told
          ? told
          : new HostFailure(
              address + " cannot be read: " + failed.getCause().getMessage(), failed.getCause());
    }
  }

  private static WebText follow(
      URI address, Function<String, Optional<WebProxy>> proxies, int most, Duration limit)
      throws HostFailure {
    URI at = address;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      HttpResponse<InputStream> response = send(at, proxies.apply(at.getHost()), limit);
      try (InputStream body = response.body()) {
        Optional<String> next =
            SENT_ON.contains(response.statusCode())
                ? response.headers().firstValue("Location")
                : Optional.empty();
        if (next.isEmpty()) {
          return new WebText(
              at.toString(),
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              body.readNBytes(most + 1));
        }
        at = sentOn(at, next.get());
      } catch (IOException broken) {
        throw unread(at, broken);
      }
    }
    throw new HostFailure(address + " sends one on and on; give the address it ends at.");
  }

  private static URI sentOn(URI from, String location) throws HostFailure {
    try {
      URI to = from.resolve(location);
      if ("https".equals(to.getScheme()) && to.getHost() != null) {
        return to;
      }
      throw new HostFailure(
          from + " sends one on to " + to + ", which is not encrypted; it is not followed.");
    } catch (IllegalArgumentException malformed) {
      throw new HostFailure(from + " sends one on to what is no address.", malformed);
    }
  }

  private static HttpResponse<InputStream> send(URI at, Optional<WebProxy> proxy, Duration limit)
      throws HostFailure {
    if (proxy.map(WebProxy::encrypted).orElse(false)) {
      throw new HostFailure(
          "The proxy "
              + proxy.get()
              + " is spoken to over TLS, which Crashcart cannot; copy the keys from a stick, or add"
              + " the host to the proxy's exceptions.");
    }
    WebRequest request = new WebRequest(at.toString(), proxy);
    Optional<ProxySignIn> signIn =
        proxy.filter(through -> through.username().isPresent()).map(ProxySignIn::new);
    try {
      HttpClient client = request.client(limit, signIn);
      return client.send(
          HttpRequest.newBuilder(at)
              .timeout(limit)
              .header("User-Agent", "crashcart")
              .header("Accept", "text/plain, */*;q=0.1")
              .build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException broken) {
      throw unread(at, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Reading " + at + " was interrupted.", stopped);
    }
  }

  private static HostFailure unread(URI at, IOException why) {
    String reason =
        why instanceof SSLException distrusted
            ? WebRequest.distrust(distrusted)
            : WebRequest.hasUnresolved(why) ? "its name is not known" : WebRequest.reason(why);
    return new HostFailure(
        at + " cannot be read: " + reason + ". Test the network: crashcart network test", why);
  }
}

package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The routers on a way, found as traceroute(8) does: packets that may pass one router, two, three,
 * all sent at once, so that silent ones cost the limit only once.
 */
final class RouteTrace {
  private final Host host;

  RouteTrace(Host host) {
    this.host = host;
  }

  List<String> to(String address, int mostHops, Duration limit, Duration slack) throws HostFailure {
    ExecutorService senders = Executors.newFixedThreadPool(mostHops, RouteTrace::daemon);
    try {
      List<Future<ProbeAnswer>> sent = new ArrayList<>();
      for (int hops = 1; hops <= mostHops; hops++) {
        Ping ping = new Ping(address, Optional.empty(), Optional.of(hops));
        sent.add(senders.submit(() -> ping.answer(host, limit, slack)));
      }
      List<ProbeAnswer> answers = new ArrayList<>();
      for (Future<ProbeAnswer> one : sent) {
        answers.add(one.get());
      }
      return way(address, answers);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("The route trace was stopped: the work was interrupted.", stopped);
    } catch (java.util.concurrent.ExecutionException fault) {
      throw new HostFailure("The route trace failed: " + fault.getCause().getMessage(), fault);
    } finally {
      senders.shutdownNow();
    }
  }

  /** The way that the answers to growing distances tell; silent ends are left out. */
  static List<String> way(String address, List<ProbeAnswer> answers) {
    List<String> way = new ArrayList<>();
    for (ProbeAnswer answer : answers) {
      if (answer.answered()) {
        way.add(address);
        return List.copyOf(way);
      }
      way.add(answer.kind() == Kind.REFUSED ? answer.detail() : "");
    }
    while (!way.isEmpty() && way.get(way.size() - 1).isEmpty()) {
      way.remove(way.size() - 1);
    }
    return List.copyOf(way);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "crashcart-trace");
    thread.setDaemon(true);
    return thread;
  }
}

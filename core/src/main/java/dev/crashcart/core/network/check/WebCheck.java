package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;
import dev.crashcart.core.host.WebProxy;
import java.time.Duration;
import java.util.Optional;

/** Whether a page of the web can be fetched, through the proxy when there is one. */
final class WebCheck {
  static final String NAME = "web";

  private static final int REDIRECTS_END = 400;
  private static final int PROXY_SIGN_IN = 407;
  private static final int GATEWAY_ERRORS = 502;
  private static final int GATEWAY_ERRORS_END = 504;

  private WebCheck() {}

  static void ask(Round round) throws HostFailure {
    TestTargets targets = round.targets();
    boolean byName = IpAddress.find(targets.name()).isEmpty();
    if (targets.proxy().isEmpty() && byName && !round.works(NameCheck.NAME)) {
      round.add(
          TestResult.skipped(
              NAME, targets.url(), "The name " + targets.name() + " leads nowhere, see above."));
    } else {
      round.ask(NAME, targets.url(), () -> one(round));
    }
  }

  private static TestResult one(Round round) throws HostFailure {
    TestTargets targets = round.targets();
    ProbeAnswer answer = round.probe().web(targets.url(), targets.proxy(), Round.PER_CHECK);
    String through = targets.proxy().map(proxy -> " through the proxy " + proxy).orElse("");
    String url = targets.url();
    return switch (answer.kind()) {
      case ANSWERED -> status(url, answer, targets.proxy(), through);
      case UNABLE ->
          new TestResult(
              NAME,
              url,
              Verdict.WARNING,
              answer.took(),
              "It was not fetched: " + answer.detail() + ".",
              "");
      case REFUSED ->
          failed(
              url,
              answer.took(),
              "It could not be fetched" + through + ": " + answer.detail() + ".",
              targets.proxy().isPresent()
                  ? "Look at system.proxy, and at the proxy's own log."
                  : "Look whether the clock is right and something in between opens connections.");
      default ->
          failed(
              url,
              answer.took(),
              "There is no answer"
                  + through
                  + (answer.detail().isEmpty() ? "" : ": " + answer.detail())
                  + ".",
              targets.proxy().isPresent()
                  ? "Look whether the address in system.proxy is right and the proxy is on."
                  : "Look whether a firewall is in between, or a proxy is needed (system.proxy).");
    };
  }

  private static TestResult status(
      String url, ProbeAnswer answer, Optional<WebProxy> proxy, String through) {
    int status = Integer.parseInt(answer.detail());
    if (status == PROXY_SIGN_IN) {
      return failed(
          url,
          answer.took(),
          "The proxy" + proxy.map(it -> " " + it).orElse("") + " wants a user and a password.",
          "Set system.proxy.username and system.proxy.password, or put them right.");
    }
    if (proxy.isPresent() && status >= GATEWAY_ERRORS && status <= GATEWAY_ERRORS_END) {
      return failed(
          url,
          answer.took(),
          "The proxy " + proxy.get() + " could not fetch it (status " + status + ").",
          "The way to the proxy works; ask whoever runs it.");
    }
    return status < REDIRECTS_END
        ? TestResult.passed(NAME, url, answer.took(), "It was fetched" + through + ".")
        : new TestResult(
            NAME,
            url,
            Verdict.WARNING,
            answer.took(),
            "There is an answer" + through + ", but with status " + status + ".",
            "The network works; look whether the address of the page is right.");
  }

  private static TestResult failed(String target, Duration took, String sentence, String advice) {
    return new TestResult(NAME, target, Verdict.FAILED, took, sentence, advice);
  }
}

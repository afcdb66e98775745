package dev.crashcart.console.command;

import dev.crashcart.core.apply.NetworkDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.check.TestResult;
import dev.crashcart.core.network.check.TestTargets;
import dev.crashcart.core.network.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code network test}: from the cable to the web, with what to do about each failure. */
@Command(
    name = "test",
    description = "Test the network: link, address, gateway, name servers, time, web, route.",
    footer = {"", "Example: crashcart network test --url https://www.lab.example/"})
final class NetworkTestCommand implements Verb {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The page that is fetched; left out, the home page of the system.")
  private Optional<String> url = Optional.empty();

  @Option(names = "--exit-code", description = "Exit with 10 when a check failed.")
  private boolean exitCode;

  @Override
  public Reply run(Session session) throws HostFailure {
    NetworkDesk desk = session.appliance().networkDesk();
    TestTargets targets;
    try {
      targets = desk.targets(url);
    } catch (IllegalArgumentException refused) {
      return Reply.usage("--url: " + refused.getMessage());
    }
    session.tell().accept("Testing the network; this may take half a minute.");
    List<TestResult> results =
        desk.test(targets, result -> {}, Thread.currentThread()::isInterrupted);
    boolean failed = results.stream().anyMatch(TestResult::failed);
    Reply reply = Reply.found(lines(results), facts(results, failed));
    return failed && exitCode
        ? new Reply(Reply.CHANGES, "failed", "", reply.lines(), reply.notes(), reply.facts())
        : reply;
  }

  private static List<String> lines(List<TestResult> results) {
    Table table = new Table();
    for (TestResult result : results) {
      table.row(word(result.verdict()), name(result), result.sentence());
    }
    List<String> lines = new ArrayList<>();
    List<String> rows = table.lines();
    for (int i = 0; i < results.size(); i++) {
      lines.add(rows.get(i));
      if (!results.get(i).whatToDo().isEmpty()) {
        lines.add("         -> " + results.get(i).whatToDo());
      }
    }
    return lines;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "ok";
      case WARNING -> "look";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
    };
  }

  private static String name(TestResult result) {
    return (result.name() + " " + result.target()).strip();
  }

  private static Map<String, Object> facts(List<TestResult> results, boolean failed) {
    return Facts.object(
        "passed",
        !failed,
        "results",
        results.stream()
            .map(
                it ->
                    Facts.object(
                        "name", it.name(),
                        "target", it.target(),
                        "verdict", Facts.word(it.verdict()),
                        "milliseconds", it.took().toMillis(),
                        "sentence", it.sentence(),
                        "what-to-do", it.whatToDo()))
            .toList());
  }
}

package dev.crashcart.console.command;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.StageResult;
import dev.crashcart.core.ssh.client.TestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Connections and what was found of them, for people and for programs. */
final class ConnectionFacts {
  private ConnectionFacts() {}

  static Map<String, Object> of(Connection connection) {
    return Facts.object(
        "name", connection.name().value(),
        "host", connection.host().orElse(""),
        "port", connection.port(),
        "username", connection.username(),
        "key-pair", connection.keyPair().map(SshName::value).orElse(""),
        "host-keys", connection.hostKeys().stream().map(ConnectionFacts::key).toList(),
        "cipher", Facts.word(connection.cipher()),
        "connect-timeout-seconds", connection.connectTimeout().toSeconds());
  }

  static Map<String, Object> key(PublicKeyLine key) {
    return Facts.object(
        "type", key.type(), "fingerprint", key.fingerprint(), "public", key.toString());
  }

  /** {@code root@192.168.40.6}, with the port when it is another than 22. */
  static String where(Connection connection) {
    String host = connection.host().orElse("(no host)");
    boolean usual = connection.port() == Connection.PORT.defaultValue();
    String port = usual ? "" : ":" + connection.port();
    return connection.username()
        + "@"
        + (host.contains(":") && !usual ? "[" + host + "]" : host)
        + port;
  }

  /** A row for each key: what became of it, its type, its fingerprint. */
  static List<String> lines(HostKeyComparison comparison) {
    Table table = new Table();
    for (HostKeyComparison.Row row : comparison.rows()) {
      String state = Facts.word(row.state());
      boolean alarm = row.state() == HostKeyComparison.State.CHANGED;
      table.row(
          alarm ? state.toUpperCase(Locale.ROOT) : state,
          row.key().shortType(),
          row.key().fingerprint()
              + (alarm
                  ? " instead of " + row.stored().map(PublicKeyLine::fingerprint).orElse("")
                  : ""));
    }
    return table.lines();
  }

  static List<Map<String, Object>> of(HostKeyComparison comparison) {
    return comparison.rows().stream()
        .map(
            row ->
                Facts.object(
                    "state", Facts.word(row.state()),
                    "type", row.key().type(),
                    "fingerprint", row.key().fingerprint(),
                    "accepted-before", row.stored().map(PublicKeyLine::fingerprint).orElse("")))
        .toList();
  }

  /** A row for each stage, with what to do beneath one that failed. */
  static List<String> lines(TestReport report) {
    Table table = new Table();
    for (StageResult stage : report.stages()) {
      boolean timed = stage.verdict() != StageResult.Verdict.SKIPPED;
      table.row(
          word(stage.verdict()),
          stage.stage().label(),
          timed ? stage.took().toMillis() + " ms" : "",
          stage.sentence());
    }
    List<String> rows = table.lines();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(rows.get(i));
      String whatToDo = report.stages().get(i).whatToDo();
      if (!whatToDo.isEmpty()) {
        lines.add("         -> " + whatToDo);
      }
    }
    return lines;
  }

  private static String word(StageResult.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
    };
  }

  static Map<String, Object> of(TestReport report) {
    return Facts.object(
        "works",
        report.works(),
        "ending",
        Facts.word(report.ending()),
        "stages",
        report.stages().stream()
            .map(
                it ->
                    Facts.object(
                        "stage", Facts.word(it.stage()),
                        "verdict", Facts.word(it.verdict()),
                        "milliseconds", it.took().toMillis(),
                        "sentence", it.sentence(),
                        "what-to-do", it.whatToDo()))
            .toList());
  }
}

package dev.crashcart.console.page;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.client.Ending;
import dev.crashcart.core.ssh.client.Stage;
import dev.crashcart.core.ssh.client.StageResult;
import dev.crashcart.core.ssh.client.StageResult.Verdict;
import dev.crashcart.core.ssh.client.TestReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Key pairs, connections and a pretended other machine, to look at pages with. */
final class SomeConnections {
  static final String ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJIl3x4pWg+uQRyHYxNNh02lsABq017q4siN757czv7x";

  static final String OTHER_ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHbFFv/WQM2Pl9Xq+0OM1ud08NUQ3CDRbNXiPKa+h+8P";

  static final String ECDSA =
      "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBK426Qa+"
          + "yDpSJa24KVKmPZxxOdOj5W1x/B2yzVGQquiJs64WAhR3oN87kHytehzfd0mzu7vmZ6wCF10PfLOYzq4=";

  static final String RSA =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCu3ep3eDbFyYoC0oCIDJK9jKCkwfnrKhkVBlPtyz57"
          + "4xV294/iBZ5y97eG9K49ElsEEN+T9RAVA39T6WXYBFYtmb0S5F0/KNN5Jv17d/kpGxmwtlGqWRxGnElp"
          + "eVaRM5Zdc/gJCO4HXEizShEPQkYFgnGWkLn3rBsXhQj3aMW/UNYvCSHFpUq0nzuP5k/Vkbyd3E7wWSnW"
          + "wQn2LZFsq6REAm7EO/lEyYoLFlQxr222rhnEVuinai3qtD75bRNAgZP1gEfMgcfmbWBiPMzHp6r/QGNp"
          + "gZw2Yr0yYtS+YwcZvF26WjFbKYWps0xC18ZvsvgRUPMHbxzI7Qh81dWR9bLEvxEzn/Oncz2HtDu3sZRE"
          + "T68BmSrhvALJ6Q6X9tNA0YCGWidj2/kmFWXTk2VllpstdRp6RpIp9hjWERmnMV9EFrJU/s2HsV3vqgxA"
          + "EBlkKFCIZP/ynXJDkuAiucmsRxB+nAbOS4KOMCSYGsX7zH93wNdndggz7tLcPJUMKCG+qms=";

  static final String BACKUP =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAxcytehon9rVuYaQq8xuEqXnUHfu0/oG/zZ7oieV1x";

  static final String OLD =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDLD42RdSgc7zc6UHJNSvNkzZOUKeYIvcut5kxU0bLa"
          + "SfLhSZa8LpLW2NF/6+tYlvBpaAylpA2ZpLreJ5+OSrFf+7na7LKd1/pfiHU3U0P4fe23FCiPHnN8wn1m"
          + "EIAuEkWRVMbEPGcfav8XsPR4vum6LJ8hMjsOls/pc8v8QvM7n+wWVzkeG+bqMjoi7S6l5OFJueRylkaD"
          + "S1t/LP5udohLrTBWr4FUFl57ABrMXtoB/SnI2u9iET2WO7lMZgyJhPZzRksVhCU8/5Y4Nr+VhLxjPd1n"
          + "GvKxLmzAvjD/hhK3DDPwWMe23jHahkAmywwn6cb8zJdwGhW3cnuSUZPWVLQad9Dpc9ZkPFmPhJJq6Eyp"
          + "R+C40HOTc2bjLMDVXg+GBd0bzTmSKZQcQ65UyFpzYh27WTWyab9Y5e06Fss8VnmgJsOW1rTa3pQHk0dI"
          + "Vk/wsfEjMNIJu7jt3RETa3E6k+kf04lS60EroMrAmTYXC6x0pHwIz72WYqntRjLe05vgdX0=";

  private SomeConnections() {}

  static Settings settings() {
    String yaml =
        """
        format: 1
        key-pairs:
          backup: {public: "%s backup@nas01"}
          old: {public: "%s old@nas01"}
        connections:
          nas02: {host: 192.168.40.6, key-pair: backup, host-keys: ["%s", "%s"]}
          vault: {host: "2001:db8::7", port: 2222, username: push, key-pair: backup}
        """
            .formatted(BACKUP, OLD, ED25519, RSA);
    Checked<Settings> checked = Settings.read("some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return checked.findValue().orElseThrow(() -> new AssertionError(checked.problems()));
  }

  static Status status() {
    return SomeNetwork.statuses().settings(settings()).build();
  }

  static Connection connection(String name) {
    return settings().ssh().connections().get(new SshName(name));
  }

  static ConnectionChange.Ready ready(String name) {
    return new ConnectionChange.Ready(
        connection(name),
        new KeyPair(
            new SshName("backup"), Optional.of(PublicKeyLine.of(BACKUP)), Optional.empty()));
  }

  static Tries tries(Reach reach) {
    return new Tries(desk -> reach);
  }

  static ConnectionChange change(String name, Reach reach) {
    return ConnectionChange.none(tries(reach), new SshName(name));
  }

  /** Stages that pass, each in its time. */
  static List<StageResult> passed(int many) {
    List<String> sentences =
        List.of(
            "nas02 is 192.168.40.6.",
            "192.168.40.6 port 22 answers.",
            "SSH-2.0-OpenSSH_9.2p1 Debian-2.",
            "aes256-gcm@openssh.com both ways.",
            "ED25519, as accepted.",
            "root, by the key pair backup.",
            "A command runs there.");
    List<StageResult> results = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      results.add(
          new StageResult(
              Stage.values()[i],
              Verdict.PASSED,
              Duration.ofMillis(3 + 300L * i),
              sentences.get(i),
              ""));
    }
    return results;
  }

  static TestReport works() {
    return new TestReport(passed(7), Ending.WORKS, Optional.of(PublicKeyLine.of(ED25519)));
  }

  /** One that fails at a stage. */
  static TestReport fails(Stage at, Ending ending, String sentence, String whatToDo) {
    List<StageResult> results = passed(at.ordinal());
    results.add(new StageResult(at, Verdict.FAILED, Duration.ofMillis(2512), sentence, whatToDo));
    for (int i = at.ordinal() + 1; i < Stage.values().length; i++) {
      results.add(
          new StageResult(Stage.values()[i], Verdict.SKIPPED, Duration.ZERO, "Not tried.", ""));
    }
    return new TestReport(results, ending, Optional.of(PublicKeyLine.of(OTHER_ED25519)));
  }

  static TestReport keyRefused() {
    return fails(
        Stage.SIGN_IN,
        Ending.KEY_REFUSED,
        "192.168.40.6 does not take our key for root.",
        "Put the public key of backup into ~root/.ssh/authorized_keys there.");
  }

  static TestReport changed() {
    return fails(
        Stage.HOST_KEY,
        Ending.HOST_KEY_CHANGED,
        "It shows another ED25519 key than the accepted one.",
        "Find out why before anything else.");
  }

  /** A machine that shows these keys and answers one test after the other. */
  static final class Pretended implements Reach {
    private final List<String> keys;
    private final List<TestReport> reports;
    final List<Connection> tested = new ArrayList<>();
    String password = "";

    Pretended(List<String> keys, TestReport... reports) {
      this.keys = keys;
      this.reports = new ArrayList<>(List.of(reports));
    }

    @Override
    public List<PublicKeyLine> discover(Connection connection, BooleanSupplier cancelled)
        throws HostFailure {
      if (keys.isEmpty()) {
        throw new HostFailure(
            "192.168.40.6 port 22 does not answer: connection refused. Is SSH on there?");
      }
      return keys.stream().map(PublicKeyLine::of).toList();
    }

    @Override
    public TestReport test(
        Connection connection,
        KeyPair pair,
        Consumer<StageResult> progress,
        BooleanSupplier cancelled) {
      tested.add(connection);
      TestReport report = reports.size() > 1 ? reports.remove(0) : reports.get(0);
      report.stages().forEach(progress);
      return report;
    }

    @Override
    public String install(
        Connection connection, KeyPair pair, char[] secret, BooleanSupplier cancelled)
        throws HostFailure {
      password = new String(secret);
      if (password.equals("wrong")) {
        throw new HostFailure("192.168.40.6 refuses this password for root. Type it anew.");
      }
      return "The public key stands in ~root/.ssh/authorized_keys there now.";
    }
  }
}

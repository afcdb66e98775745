package dev.crashcart.core.host;

import java.nio.charset.StandardCharsets;

/**
 * The unit of systemd that puts back what was on trial when the power was cut: it runs before the
 * network starts, and only while something is on trial (systemd.unit(5)). It is there from before
 * the first step of a trial until its end.
 */
final class BootUnit {
  static final String UNIT = "/etc/systemd/system/crashcart-back.service";

  /**
   * Pulls the unit in at the next start; a file, because a link cannot be written at one stroke.
   */
  static final String WANTED = "/etc/systemd/system/sysinit.target.d/50-crashcart-back.conf";

  /** What a package of Crashcart installs for good; then nothing of this is needed. */
  private static final String PACKAGED = "/usr/lib/systemd/system/crashcart-back.service";

  private static final FileFacts FACTS = FileFacts.file(0644, 0, 0);

  private final FileTree files;

  BootUnit(FileTree files) {
    this.files = files;
  }

  /** Has this command run at the next start. */
  void install(GoingBack back) throws HostFailure {
    if (files.facts(PACKAGED).isPresent()) {
      return;
    }
    write(UNIT, text(back));
    write(WANTED, "[Unit]\nWants=crashcart-back.service\n");
  }

  void remove() throws HostFailure {
    for (String path : new String[] {WANTED, UNIT}) {
      files.removeLeftovers(path);
      files.remove(path);
    }
    String folder = WANTED.substring(0, WANTED.lastIndexOf('/'));
    if (files.facts(folder).isPresent() && files.names(folder).isEmpty()) {
      files.remove(folder);
    }
  }

  static String text(GoingBack back) {
    return """
        # Written by Crashcart while a change is on trial; it goes with the trial.
        [Unit]
        Description=Crashcart: put back what was on trial when the machine went down
        ConditionPathExists=/var/lib/crashcart/trial.meta.yaml
        DefaultDependencies=no
        RequiresMountsFor=/etc /var/lib/crashcart /var/log %s
        After=local-fs.target
        Wants=network-pre.target
        Before=network-pre.target sysinit.target shutdown.target
        Conflicts=shutdown.target

        [Service]
        Type=oneshot
        Environment="JAVA_HOME=%s"
        ExecStart="%s" back --if-due --at-boot
        TimeoutStartSec=120
        """
        .formatted(
            escaped(back.launcher().toString()),
            escaped(System.getProperty("java.home")),
            escaped(back.launcher().toString()));
  }

  /**
   * A percent sign begins a specifier; quotes and backslashes end or escape (systemd.syntax(7)).
   */
  private static String escaped(String path) {
    return path.replace("%", "%%").replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$");
  }

  private void write(String path, String text) throws HostFailure {
    files.write(path, text.getBytes(StandardCharsets.UTF_8), FACTS, unfinished -> {});
  }
}

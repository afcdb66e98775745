package dev.crashcart.core.host;

import dev.crashcart.core.config.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files a simulated appliance starts with: a system like Debian on which nothing is set up.
 * Root has no password, there is no administrator, one card has a DHCP lease and one no cable. The
 * account files hold lines that a program must keep: a comment, Latin-1 bytes, an NIS entry.
 */
final class SimulatedFiles {
  private static final int SHADOW_GROUP = 42;

  /** What only a real system has at its root. */
  private static final List<String> SIGNS_OF_A_SYSTEM =
      List.of("usr", "bin", "boot", "proc", "sys");

  private final RootFolder root;
  private final FileTree files;

  SimulatedFiles(RootFolder root, FileTree files) {
    this.root = root;
    this.files = files;
  }

  /** Makes a missing folder; tells whether it is empty; refuses what is no simulated appliance. */
  static boolean prepare(Path folder) throws HostFailure {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new HostFailure(
          Key.quote(folder.toString()) + " is a file. Give an empty or a new folder.");
    }
    try {
      Files.createDirectories(folder);
      if (isEmpty(folder)) {
        return true;
      }
    } catch (IOException refused) {
      throw Refusal.writing(folder.toString(), folder.toAbsolutePath(), refused);
    }
    boolean simulated = Files.isDirectory(folder.resolve(SimulatedCommands.STATE.substring(1)));
    boolean fixture =
        Files.isDirectory(folder.resolve("etc"))
            && SIGNS_OF_A_SYSTEM.stream().noneMatch(n -> Files.exists(folder.resolve(n)));
    if (!simulated && !fixture) {
      throw new HostFailure(
          Key.quote(folder.toString())
              + " is neither empty nor a simulated appliance. Give an empty or a new folder; for"
              + " the files of a real system use --root.");
    }
    return false;
  }

  /** Removes all that is in a folder; links are removed, not followed. */
  static void empty(Path folder) throws HostFailure {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        empty(entry);
        Files.delete(entry);
      }
    } catch (IOException refused) {
      throw Refusal.writing(folder.toString(), folder, refused);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  void fill() throws HostFailure {
    folders();
    accounts();
    sudo();
    system();
    programs();
    ssh();
    console();
    state();
  }

  private void folders() throws HostFailure {
    for (String path : List.of("/etc", "/home", "/run", "/var/lib", "/var/log", "/etc/security")) {
      files.makeFolder(path, FileFacts.folder(0755, 0, 0));
    }
    files.makeFolder("/root", FileFacts.folder(0700, 0, 0));
    files.makeFolder("/tmp", FileFacts.folder(01777, 0, 0));
  }

  private void accounts() throws HostFailure {
    put("/etc/passwd", 0644, 0, PASSWD);
    put("/etc/shadow", 0640, SHADOW_GROUP, SHADOW);
    put("/etc/group", 0644, 0, GROUP);
    put("/etc/gshadow", 0640, SHADOW_GROUP, GSHADOW);
    put("/etc/login.defs", 0644, 0, LOGIN_DEFS);
    put("/etc/shells", 0644, 0, "# valid login shells\n/bin/sh\n/bin/bash\n/usr/bin/bash\n");
    put("/etc/security/faillock.conf", 0644, 0, "deny = 3\nunlock_time = 600\n");
    put("/etc/skel/.bashrc", 0644, 0, "# ~/.bashrc: read by bash(1)\nalias ll='ls -l'\n");
    put("/etc/skel/.profile", 0644, 0, "# ~/.profile: read by the sign-in shell\numask 022\n");
  }

  private void sudo() throws HostFailure {
    put("/etc/sudoers", 0440, 0, SUDOERS);
    files.makeFolder("/etc/sudoers.d", FileFacts.folder(0750, 0, 0));
    put("/etc/sudoers.d/README", 0440, 0, "# Files here without a dot in their name are read.\n");
  }

  private void system() throws HostFailure {
    put("/etc/hostname", 0644, 0, "appliance\n");
    put("/etc/hosts", 0644, 0, "127.0.0.1\tlocalhost\n127.0.1.1\tappliance\n");
    put("/etc/nsswitch.conf", 0644, 0, "passwd: files\ngroup: files\nshadow: files\n");
    put("/usr/lib/systemd/network/80-wired.network", 0644, 0, WIRED);
    put("/usr/share/misc/pci.ids", 0644, 0, PCI_IDS);
    put("/etc/machine-id", 0444, 0, "5a1d00000000400080000000c4a51ca4\n");
    put("/etc/os-release", 0644, 0, OS_RELEASE);
  }

  private void programs() throws HostFailure {
    for (String path :
        List.of("/usr/bin/sh", "/usr/bin/bash", "/usr/sbin/nologin", SimulatedSshd.PROGRAM)) {
      put(path, 0755, 0, "# A program of the simulated appliance.\n");
    }
    try {
      for (String name : List.of("bin", "sbin")) {
        Files.createSymbolicLink(root.onDisk().resolve(name), Path.of("usr", name));
      }
      Files.createSymbolicLink(root.onDisk().resolve("var/run"), Path.of("../run"));
      Files.createSymbolicLink(
          root.onDisk().resolve("etc/resolv.conf"),
          Path.of("../run/systemd/resolve/stub-resolv.conf"));
    } catch (IOException refused) {
      throw Refusal.writing(root.onDisk().toString(), root.onDisk(), refused);
    }
  }

  /** Installed, and neither running nor enabled. */
  private void ssh() throws HostFailure {
    files.makeFolder("/etc/ssh/sshd_config.d", FileFacts.folder(0755, 0, 0));
    for (Map.Entry<String, String> file : SimulatedSshFiles.open().entrySet()) {
      put(file.getKey(), 0644, 0, file.getValue());
    }
    for (Map.Entry<String, String> file : SimulatedSshFiles.keys().entrySet()) {
      put(file.getKey(), 0600, 0, file.getValue());
    }
  }

  /** As Crashcart's package leaves it. */
  private void console() throws HostFailure {
    put(SimulatedConsole.GENERATOR, 0755, 0, "# A program of the simulated appliance.\n");
    put(SimulatedConsole.FRONT, 0644, 0, "# A unit of the simulated appliance.\n");
    put(SimulatedConsole.CONSOLES, 0444, 0, "tty0 ttyS0\n");
    put(SimulatedConsole.SYSRQ, 0644, 0, "0\n");
    put(SimulatedConsole.BLANK, 0644, 0, "0\n");
  }

  private void state() throws HostFailure {
    put(SimulatedUnits.ACTIVE, 0644, 0, SERVICES);
    put(SimulatedUnits.UNIT_FILES, 0644, 0, "ssh disabled\n");
    put(SimulatedNetwork.CABLES, 0644, 0, "eno1 plugged\neno2 unplugged\n");
    put(LinkWork.NEIGHBOURS, 0644, 0, NEIGHBOURS);
    put(SimulatedKernel.LINKS, 0644, 0, LOOPBACK);
    put(SimulatedKernel.ADDRESSES, 0644, 0, LOOPBACK);
    put(SimulatedCommands.SESSIONS, 0644, 0, "");
    put(SimulatedCommands.RAN, 0644, 0, "");
  }

  private void put(String path, int mode, int gid, String text) throws HostFailure {
    files.write(
        path,
        text.getBytes(StandardCharsets.ISO_8859_1),
        FileFacts.file(mode, 0, gid),
        unfinished -> {});
  }

  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/bash
      daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
      bin:x:2:2:bin:/bin:/usr/sbin/nologin
      sys:x:3:3:sys:/dev:/usr/sbin/nologin
      # The vendor's own accounts:
      backup:x:34:34:Sicherungsl\u00e4ufe:/var/backups:/usr/sbin/nologin
      www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
      nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
      systemd-network:x:998:998:systemd Network Management:/:/usr/sbin/nologin
      messagebus:x:100:107::/nonexistent:/usr/sbin/nologin
      sshd:x:101:65534::/run/sshd:/usr/sbin/nologin
      +::::::
      """;

  private static final String SHADOW =
      """
      root:*:19800:0:99999:7:::
      daemon:*:19800:0:99999:7:::
      bin:*:19800:0:99999:7:::
      sys:*:19800:0:99999:7:::
      backup:*:19800:0:99999:7:::
      www-data:*:19800:0:99999:7:::
      nobody:*:19800:0:99999:7:::
      systemd-network:!*:19800::::::
      messagebus:!:19800::::::
      sshd:!:19800::::::
      """;

  private static final String GROUP =
      """
      root:x:0:
      daemon:x:1:
      bin:x:2:
      sys:x:3:
      adm:x:4:
      tty:x:5:
      disk:x:6:
      sudo:x:27:
      www-data:x:33:
      backup:x:34:
      shadow:x:42:
      users:x:100:
      nogroup:x:65534:
      systemd-journal:x:999:
      systemd-network:x:998:
      messagebus:x:107:
      """;

  private static final String GSHADOW =
      """
      root:*::
      daemon:*::
      bin:*::
      sys:*::
      adm:*::
      tty:*::
      disk:*::
      sudo:*::
      www-data:*::
      backup:*::
      shadow:*::
      users:*::
      nogroup:*::
      systemd-journal:!*::
      systemd-network:!*::
      messagebus:!::
      """;

  private static final String LOGIN_DEFS =
      """
      MAIL_DIR        /var/mail
      UMASK           022
      HOME_MODE       0700
      PASS_MAX_DAYS   99999
      PASS_MIN_DAYS   0
      PASS_WARN_AGE   7
      UID_MIN         1000
      UID_MAX         60000
      GID_MIN         1000
      GID_MAX         60000
      USERGROUPS_ENAB yes
      ENCRYPT_METHOD  YESCRYPT
      """;

  private static final String SUDOERS =
      """
      Defaults env_reset
      Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
      root ALL=(ALL:ALL) ALL
      %sudo ALL=(ALL:ALL) ALL
      @includedir /etc/sudoers.d
      """;

  private static final String OS_RELEASE =
      """
      PRETTY_NAME="Simulated Appliance 1.0"
      NAME="Simulated Appliance"
      VERSION_ID="1.0"
      ID=simulated
      ID_LIKE=debian
      """;

  private static final String PCI_IDS =
      """
      8086  Intel Corporation
      \t1521  I350 Gigabit Network Connection
      """;

  private static final String WIRED =
      """
      [Match]
      Name=en*

      [Network]
      DHCP=ipv4
      """;

  private static final String SERVICES =
      """
      systemd-networkd
      systemd-resolved
      systemd-timesyncd
      """;

  private static final String NEIGHBOURS =
      """
      192.168.40.1 02:00:5e:20:00:01
      2001:db8:40::1 02:00:5e:20:00:01
      fe80::1 02:00:5e:20:00:01
      """;

  private static final String LOOPBACK =
      """
      [{
        "ifindex": 1,
        "ifname": "lo",
        "flags": ["LOOPBACK", "UP", "LOWER_UP"],
        "mtu": 65536,
        "address": "00:00:00:00:00:00",
        "addr_info": [{"local": "127.0.0.1", "prefixlen": 8}, {"local": "::1", "prefixlen": 128}]
      }]
      """;
}

package dev.crashcart.core.accounts;

import dev.crashcart.core.host.FileFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Machines and settings by chance, the same for the same seed. */
final class RandomMachine {
  private static final String HASH_A = "$2b$12$" + "A".repeat(53);
  private static final String HASH_Y =
      "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7";
  private static final List<String> NAMES =
      List.of("root", "daemon", "admin", "ann", "bob", "Eve.X", "zo-e", "ALL");

  private final Random random;
  private final boolean sound;

  /**
   * @param sound without what settings cannot say: open accounts, passwords in passwd(5), missing
   *     entries and homes, administrators without sudo
   */
  RandomMachine(long seed, boolean sound) {
    this.random = new Random(seed);
    this.sound = sound;
  }

  FakeMachine machine() {
    FakeMachine machine = new FakeMachine();
    StringBuilder passwd = new StringBuilder(sound || chance(80) ? "" : "# by hand\n\n");
    StringBuilder shadow = new StringBuilder();
    StringBuilder group = new StringBuilder();
    StringBuilder gshadow = new StringBuilder();
    List<String> administrators = new ArrayList<>();
    String administratorGroup = pick("sudo", "wheel", "staff");
    for (String name : NAMES) {
      if (!name.equals("root") && chance(35)) {
        staleLines(name, shadow, gshadow);
        continue;
      }
      int uid = name.equals("root") ? 0 : 1000 + random.nextInt(40) * 2 + NAMES.indexOf(name) % 2;
      uid = name.equals("admin") && chance(50) ? 950 : uid;
      boolean member = !name.equals("root") && (chance(40) || sound && name.equals("admin"));
      if (member) {
        administrators.add(name);
      }
      passwd.append(passwdLine(name, uid));
      if (sound || chance(90)) {
        shadow.append(name).append(':').append(field()).append(ageing());
      }
      if (chance(80)) {
        group.append(name + ":x:" + (chance(80) ? uid : 20 + random.nextInt(9)) + ":\n");
      }
      if (sound || chance(70)) {
        machine.folder(name.equals("root") ? "/root" : "/home/" + name, 0700, uid, uid);
      }
    }
    if (!sound && chance(30)) {
      administrators.add("ghost");
    }
    String members = ":" + String.join(",", administrators) + "\n";
    group.append(administratorGroup + ":x:27" + members);
    gshadow.append(administratorGroup + ":*:" + (chance(50) ? members : ":\n"));
    sudo(machine, administratorGroup, administrators);
    String last = chance(30) ? "+::::::" : chance(50) ? "nobody:x:65534:65534::/:/bin/false" : "";
    machine.file("/etc/passwd", passwd + last + (chance(50) ? "\n" : ""));
    machine.file("/etc/shadow", shadow + (chance(20) ? "\n+\n" : ""));
    machine.file("/etc/group", group.toString());
    if (chance(80)) {
      machine.file("/etc/gshadow", gshadow.toString());
    }
    return machine;
  }

  private void sudo(FakeMachine machine, String group, List<String> administrators) {
    if (group.equals("staff") && sound) {
      return;
    }
    if (sound || chance(80)) {
      String rule = sound || chance(50) ? "%" + group + " ALL=(ALL:ALL) ALL\n" : "";
      machine.file("/etc/sudoers", rule + "@includedir /etc/sudoers.d\n");
      if (!sound && chance(30)) {
        machine.file("/etc/sudoers.d/50-crashcart", "ann ALL=(ALL:ALL) ALL\nghost ALL=(ALL) ALL\n");
      } else if (chance(20) && !administrators.isEmpty()) {
        byte[] content =
            Sudo.render(java.util.Set.copyOf(administrators)).getBytes(StandardCharsets.UTF_8);
        machine.file("/etc/sudoers.d/50-crashcart", content, FileFacts.file(0440, 0, 0));
      }
    }
  }

  private void staleLines(String name, StringBuilder shadow, StringBuilder gshadow) {
    if (!sound && chance(20)) {
      shadow.append(name + ":" + HASH_A + ":19000::::::\n");
      gshadow.append(name + ":!::\n");
    }
  }

  private String passwdLine(String name, int uid) {
    String password = sound || chance(92) ? "x" : pick("", "*", HASH_Y, "!" + HASH_A);
    String gecos = pick("", "Some One", "Some One,Room 1,,", ",,,", "a=b");
    String home = name.equals("root") ? "/root" : "/home/" + name;
    return name + ":" + password + ":" + uid + ":" + uid + ":" + gecos + ":" + home + ":/bin/sh\n";
  }

  private String field() {
    return sound
        ? pick(
            "*", "!", "!!", "!*", "x", HASH_A, HASH_Y, "!" + HASH_A, "!!" + HASH_Y, "abJnggxhB/yWI")
        : pick("", "*", "!", "!*", "NP", HASH_A, HASH_Y, "!" + HASH_Y, "!abJnggxhB/yWI");
  }

  private String ageing() {
    return pick(
        ":20000:0:99999:7:::\n",
        ":0:0:99999:7:::\n",
        "::::::\n",
        ":20000:0:90:7:::\n",
        ":20000:0:90:7:14::\n",
        ":20000:0:99999:7::20100:\n",
        ":20000:0:99999:7::0:\n",
        ":20000:0:99999:7::30000:\n",
        ":20513:0:90:7:14:20513:\n");
  }

  /** Settings that may speak of anybody. */
  AccountsSettings settings() {
    Map<AccountName, Account> accounts = new TreeMap<>();
    for (String name : NAMES) {
      if (chance(50)) {
        accounts.put(new AccountName(name), account(new AccountName(name)));
      }
    }
    Optional<Method> method =
        sound
            ? pick(Optional.of(Method.ROOT), Optional.<Method>empty())
            : pick(
                Optional.of(Method.ADMIN),
                Optional.of(Method.ROOT),
                Optional.of(Method.WEB),
                Optional.<Method>empty());
    return new AccountsSettings(method, PasswordPolicy.standard(), accounts);
  }

  private Account account(AccountName name) {
    return new Account(
        name,
        pick(Optional.of(PasswordHash.of(HASH_A)), Optional.<PasswordHash>empty()),
        chance(70),
        chance(25),
        chance(40),
        chance(20) ? Optional.of(1000 + random.nextInt(80)) : Optional.empty(),
        chance(30) ? Optional.of("N\u00e4me of " + name) : Optional.empty(),
        chance(20) ? Optional.of("/srv/" + name) : Optional.empty(),
        chance(20) ? Optional.of("/bin/sh") : Optional.empty());
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

package dev.crashcart.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tests of the store write; {@link #HASH} stands for whatever must never be printed. */
final class StoreSamples {
  static final String HASH = "$6$salt$hashhashhash";
  static final Instant WHEN = Instant.parse("2026-02-03T04:05:06.789Z");

  private StoreSamples() {}

  static Generation generation(int number, String reason) {
    return new Generation(
        number,
        WHEN.plusSeconds(number),
        "admin",
        "/dev/tty1",
        reason,
        List.of("accounts.admin.password: (hidden) -> (hidden), new"),
        "format: 1\n# " + number + " ü\naccounts: {admin: {password: \"" + HASH + "\"}}\n");
  }

  static Trial trial(Optional<Instant> deadline) {
    return new Trial(
        11,
        deadline,
        "boot-1",
        WHEN,
        "console",
        "/dev/ttyS0",
        "try: \"it\"",
        List.of("a: 1 -> 2", ""),
        "format: 1\n# on trial " + HASH + "\n");
  }

  static List<WayBack> wayBack() {
    byte[] anyBytes = {0, (byte) 0xFF, '\n', '\r', (byte) 0xC3, 0x28};
    byte[] line = ("root:" + HASH + ":19000::::::").getBytes(StandardCharsets.UTF_8);
    return List.of(
        new WayBack(
            "/etc/shadow",
            Optional.of("root"),
            Optional.of(line),
            Optional.of(FileFacts.file(0640, 0, 42))),
        new WayBack("/etc/issue", Optional.empty(), Optional.empty(), Optional.empty()),
        new WayBack(
            "/etc/empty",
            Optional.empty(),
            Optional.of(new byte[0]),
            Optional.of(FileFacts.file(04755, 1, 2))),
        new WayBack(
            "/etc/any",
            Optional.empty(),
            Optional.of(anyBytes),
            Optional.of(FileFacts.file(0, 0, 0))),
        new WayBack(
            "/etc/folder.d",
            Optional.empty(),
            Optional.empty(),
            Optional.of(FileFacts.folder(0755, 0, 0))));
  }

  static void assertSame(List<WayBack> found, List<WayBack> expected) {
    assertThat(found)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(expected);
  }
}

package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprints are what ssh-keygen -l says of the same keys. */
class AuthorizedKeysTest {
  private static final String RSA =
      "AAAAB3NzaC1yc2EAAAADAQABAAABgQDejieBs2Zf6hl+I1kwgk5ABG9LDyk6ZtXdpiWT66"
          + "u16SKjn/rPyHKvOJjHiNfdePMRoZFbn2xWSR5uGrp9a2r8rH+RN+2uHYk69xe9wnx9SdE9"
          + "qup09fu3vvJE5spPhvBByx14/cJbG/XaO4PmvQfGlRd62Gdt2jJEYYXyay4yzZEVvjDp5D"
          + "OBRkIEQjTOJ74V8exap+oEIHFnd6KXoQ//EJgNqSoTG0Gw1yLMrHYsGKcR0q0L45rHVpMw"
          + "wxGSHNe3ZGsE+r0Bzsvrwme+GCVz1ndh+8lDsQ150uLncOmuYS/5UJ9zf1jwYmkximOd8B"
          + "L3GF1+IMNM/fsACDhacCnk+5G6jw7q0ifznMbpX3IuvKHU6MbR7wBG6j/5gKp/kxse3bRG"
          + "/TLc990mng1TDHTpvoAzr9OAqgugq5RueBplM0SxPGLhOhCrqxEX00hWgK0Z7Adby5qAtZ"
          + "Bn5CDgMGiP7AumSavhEV63ISHb0R7fga5X0osMbgpmMn/BOfol1M0=";
  private static final String ED25519 =
      "AAAAC3NzaC1lZDI1NTE5AAAAIE5yWqCD1IHM6uLmLGWmKWupAT8OKbxB/9C0wk/CX97+";
  private static final String ECDSA =
      "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBKoZ/Pxt9k/1afoKUq"
          + "VDH/c2ECfR2eFCeJPeielAlGlVN0KIkoEQ3FF6KfJlBf3gzTCXs+PUWXvpo6QjiYvbf+u6"
          + "/3WUwGIUvTJfvWEP5pRBbYILfJklVp0IHe/ok+gaLQ==";

  private static final AuthorizedKey ANN =
      new AuthorizedKey(
          "ssh-ed25519",
          OptionalInt.of(256),
          "SHA256:AZ5beSFMYuQjti79ceRii84ds7t2vzoRhQe4R2eXvgc",
          "ann@laptop");

  @Test
  void everyKindOfKeyIsRead() {
    assertThat(AuthorizedKeys.read("ssh-ed25519 " + ED25519 + " ann@laptop")).contains(ANN);
    assertThat(AuthorizedKeys.read("ssh-rsa " + RSA))
        .contains(
            new AuthorizedKey(
                "ssh-rsa",
                OptionalInt.of(3072),
                "SHA256:8uSNBq6zYmDLySZFh8bqYj2wg1b7zymjnJTnNRIeJIo",
                ""));
    assertThat(AuthorizedKeys.read("ecdsa-sha2-nistp384 " + ECDSA + " two words"))
        .contains(
            new AuthorizedKey(
                "ecdsa-sha2-nistp384",
                OptionalInt.of(384),
                "SHA256:9dNlKO2eoThqALRGdxOOtwCOxup3ifO+vNfkROfgDcw",
                "two words"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-pty ",
        "from=\"10.0.0.0/8\",no-pty ",
        "command=\"echo \\\"hi there\\\"; ls\",no-agent-forwarding ",
        "  restrict,pty\t",
        "cert-authority "
      })
  void optionsBeforeTheKeyDoNotHideIt(String options) {
    assertThat(AuthorizedKeys.read(options + "ssh-ed25519 " + ED25519 + " ann@laptop"))
        .contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "# ssh-ed25519 AAAA",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 not-base64!!",
        "ssh-rsa " + ED25519,
        "ssh-nothing AAAAC3NzaC1lZDI1NTE5AAAAIE5yWqCD1IHM6uLmLGWmKWupAT8OKbxB",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "command=\"unfinished ssh-ed25519 AAAA",
        "\u0000\u0001",
        "hunter2",
        "1024 35 14893748937 old@protocol1"
      })
  void whatIsNoKeyIsPassedOver(String line) {
    assertThat(AuthorizedKeys.read(line)).isEmpty();
  }

  @Test
  void bothFilesOfAHomeAreReadAndMissingOnesAreNone() throws HostFailure {
    Host host =
        files(
            Map.of(
                "/home/ann/.ssh/authorized_keys",
                "# laptop\r\nssh-ed25519 " + ED25519 + " ann@laptop\r\nrubbish\r\n",
                "/home/ann/.ssh/authorized_keys2",
                "ssh-rsa " + RSA));
    assertThat(AuthorizedKeys.observe(host, "/home/ann"))
        .hasSize(2)
        .startsWith(ANN)
        .extracting(AuthorizedKey::type)
        .containsExactly("ssh-ed25519", "ssh-rsa");
    assertThat(AuthorizedKeys.observe(host, "/home/bob")).isEmpty();
  }

  /** A machine of which only the files can be read. */
  private static Host files(Map<String, String> files) {
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("read");
              return Optional.ofNullable(files.get((String) arguments[0]))
                  .map(text -> text.getBytes(StandardCharsets.UTF_8));
            });
  }
}

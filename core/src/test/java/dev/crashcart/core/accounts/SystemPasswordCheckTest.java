package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemPasswordCheckTest {
  private static final AccountName ANN = new AccountName("ann");
  private final FakeMachine machine = new FakeMachine();

  @Test
  void thePasswordAndANulGoToStandardInputOnly() throws HostFailure {
    machine.file("/sbin/unix_chkpwd", "");
    machine.commands.put(
        "/sbin/unix_chkpwd",
        (arguments, input) ->
            new CommandResult(
                new String(input, StandardCharsets.UTF_8).equals("s\u00e9same\0") ? 0 : 7, "", ""));
    assertThat(SystemPasswordCheck.matches(machine, ANN, "s\u00e9same".toCharArray())).isTrue();
    assertThat(SystemPasswordCheck.matches(machine, ANN, "sesame".toCharArray())).isFalse();
    assertThat(machine.ran).containsOnly(List.of("/sbin/unix_chkpwd", "ann", "nullok"));
  }

  @Test
  void whatNobodyCanTypeIsWrongWithoutAsking() throws HostFailure {
    assertThat(SystemPasswordCheck.matches(machine, ANN, "s\0".toCharArray())).isFalse();
    assertThat(SystemPasswordCheck.matches(machine, ANN, new char[] {'\ude80'})).isFalse();
    assertThat(machine.ran).isEmpty();
  }

  @Test
  void anyOtherEndIsAFailureThatSaysWhatToDo() {
    assertThatThrownBy(() -> SystemPasswordCheck.matches(machine, ANN, "x".toCharArray()))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("has no unix_chkpwd");
    machine.file("/usr/sbin/unix_chkpwd", "");
    machine.commands.put(
        "/usr/sbin/unix_chkpwd", (arguments, input) -> new CommandResult(10, "", ""));
    assertThatThrownBy(() -> SystemPasswordCheck.matches(machine, ANN, "x".toCharArray()))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("status 10")
        .hasMessageContaining("crashcart account password ann");
  }
}

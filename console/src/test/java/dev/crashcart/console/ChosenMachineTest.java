package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.console.command.StartOptions;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenMachineTest {
  @TempDir Path temp;

  private final List<String> told = new ArrayList<>();

  private ChosenMachine machine(Map<String, String> environment, String... words) {
    return new ChosenMachine(
        StartOptions.read(List.of(words), name -> false),
        new SignedIn(temp, Map.of("SUDO_USER", "ann")),
        environment,
        told::add);
  }

  @Test
  void aDemoIsTheSameOneEachTimeAndSaysWhereOnce() throws HostFailure {
    Path folder = temp.resolve("demo");
    ChosenMachine machine = machine(Map.of(), "--demo=" + folder, "status");
    assertThat(told).isEmpty();
    assertThat(machine.appliance()).isSameAs(machine.appliance());
    assertThat(machine.appliance().kind()).isEqualTo(Host.Kind.SIMULATED);
    assertThat(told).hasSize(1).allMatch(sentence -> sentence.contains(folder.toString()));
    assertThat(machine.barred()).isEmpty();
    assertThat(machine.command()).isEqualTo("crashcart --demo=" + folder);
  }

  @Test
  void withoutAFolderTheDemoIsAmongTheUsersData() {
    assertThat(machine(Map.of("XDG_DATA_HOME", "/data"), "--demo").root())
        .isEqualTo(Path.of("/data/crashcart/demo"));
    assertThat(machine(Map.of("XDG_DATA_HOME", "relative"), "--demo").root())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".local/share/crashcart/demo"));
  }

  @Test
  void aRootThatDoesNotExistIsRefused() {
    ChosenMachine machine = machine(Map.of(), "--root", temp.resolve("missing").toString());
    assertThatThrownBy(machine::appliance)
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("missing");
    assertThat(temp.resolve("missing")).doesNotExist();
  }

  @Test
  void onlyOnTheRunningMachineAnAccountIsItsOwn() throws IOException {
    assertThat(machine(Map.of()).who("command line").account()).hasValue("ann");
    assertThat(machine(Map.of(), "--root", "/mnt").who("command line").account()).isEmpty();
    assertThat(machine(Map.of(), "--demo").who("console").name()).isEqualTo("console");
    assertThat(machine(Map.of()).who("console").terminal()).isEqualTo("none");
    Files.createDirectories(temp.resolve("proc/self/fd"));
    Files.createSymbolicLink(temp.resolve("proc/self/fd/0"), Path.of("/dev/tty1"));
    assertThat(machine(Map.of()).who("console").terminal()).isEqualTo("/dev/tty1");
  }

  @Test
  void theRunningMachineIsForRootAlone() {
    // In the pretended root nobody is known to be root.
    assertThat(machine(Map.of(), "status").barred())
        .hasValueSatisfying(why -> assertThat(why).contains("sudo", "--demo"));
    assertThat(machine(Map.of(), "--root", "/mnt", "status").barred()).isEmpty();
  }
}

package dev.crashcart.core.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.client.HostKeyComparison.Row;
import dev.crashcart.core.ssh.client.HostKeyComparison.State;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shown keys beside accepted ones. */
class HostKeyComparisonTest {
  private static final PublicKeyLine OLD = Peer.key().publicKey();
  private static final PublicKeyLine YOUNG = Peer.key().publicKey();
  private static final PublicKeyLine ECDSA = KeyFile.make(KeyKind.ECDSA, 256, "").publicKey();

  @Test
  void theSameKeysAreNoNews() {
    PublicKeyLine commented = new PublicKeyLine("", OLD.type(), OLD.data(), "nas02");
    HostKeyComparison same = HostKeyComparison.of(List.of(commented), List.of(OLD));
    assertThat(same.rows()).extracting(Row::state).containsExactly(State.SAME);
    assertThat(same.isDifferent()).isFalse();
    assertThat(same.isAlarming()).isFalse();
  }

  @Test
  void firstKeysAreNewAndNoAlarm() {
    HostKeyComparison first = HostKeyComparison.of(List.of(), List.of(OLD, ECDSA));
    assertThat(first.rows()).extracting(Row::state).containsExactly(State.NEW, State.NEW);
    assertThat(first.isDifferent()).isTrue();
    assertThat(first.isAlarming()).isFalse();
    assertThat(first.accepting(Set.of(ECDSA.fingerprint()))).containsExactly(ECDSA);
    assertThat(first.accepting(Set.of())).isEmpty();
  }

  @Test
  void anotherKeyOfItsTypeIsTheAlarm() {
    HostKeyComparison changed = HostKeyComparison.of(List.of(OLD, ECDSA), List.of(YOUNG, ECDSA));
    assertThat(changed.rows()).extracting(Row::state).containsExactly(State.CHANGED, State.SAME);
    assertThat(changed.isAlarming()).isTrue();
    assertThat(changed.accepting(Set.of())).containsExactly(OLD, ECDSA);
    assertThat(changed.accepting(Set.of(YOUNG.fingerprint()))).containsExactly(YOUNG, ECDSA);
  }

  @Test
  void onlyKeysOfOtherTypesAreTheAlarmToo() {
    HostKeyComparison other = HostKeyComparison.of(List.of(OLD), List.of(ECDSA));
    assertThat(other.rows()).extracting(Row::state).containsExactly(State.NEW, State.GONE);
    assertThat(other.isAlarming()).isTrue();
    assertThat(other.accepting(Set.of(ECDSA.fingerprint()))).containsExactly(ECDSA, OLD);
  }
}

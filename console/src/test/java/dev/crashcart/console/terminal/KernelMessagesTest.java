package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's messages out of a pipe in place of its device. */
@Timeout(60)
class KernelMessagesTest {
  @TempDir private Path folder;
  private final Semaphore damaged = new Semaphore(0);
  private KernelMessages messages;
  private OutputStream kernel;

  @BeforeEach
  void aKernel() throws IOException, InterruptedException {
    Path records = folder.resolve("kmsg");
    boolean made = new ProcessBuilder("mkfifo", records.toString()).start().waitFor() == 0;
    assumeTrue(made, "needs mkfifo of the coreutils");
    Path levels = Files.writeString(folder.resolve("printk"), "4\t4\t1\t7\n");
    messages = new KernelMessages(records, levels, damaged::release);
    messages.start();
    kernel = Files.newOutputStream(records);
  }

  @AfterEach
  void end() throws IOException {
    messages.stop();
    kernel.close();
  }

  private void says(int priority, String text) throws IOException {
    String record = priority + ",339,5140900,-;" + text + "\n";
    kernel.write(record.getBytes(StandardCharsets.UTF_8));
    kernel.flush();
  }

  private boolean damagedWithin(int milliseconds) throws InterruptedException {
    return damaged.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** The reader has been waiting by now, so that what comes is new to it. */
  private void quiet() throws InterruptedException {
    assertThat(damagedWithin(200)).isFalse();
  }

  @Test
  void anUrgentMessageDamagesTheScreenOnceForAWholeBurst() throws Exception {
    quiet();
    says(3, "EXT4-fs error");
    says(2, "Remounting read-only");
    says(24 + 3, "systemd: failed");
    assertThat(damagedWithin(20_000)).isTrue();
    assertThat(damagedWithin(600)).isFalse();
    says(0, "panic");
    assertThat(damagedWithin(20_000)).isTrue();
  }

  @Test
  void messagesThatConsolesDoNotShowDamageNothing() throws Exception {
    quiet();
    says(4, "a warning");
    says(6, "usb 1-1: new device");
    says(24 + 6, "systemd: started");
    kernel.write("no record\n".getBytes(StandardCharsets.UTF_8));
    kernel.flush();
    assertThat(damagedWithin(900)).isFalse();
  }

  @Test
  void theLevelIsReadAnewForEachMessage() throws Exception {
    quiet();
    Files.writeString(folder.resolve("printk"), "1 4 1 7");
    says(3, "EXT4-fs error");
    assertThat(damagedWithin(900)).isFalse();
  }

  @Test
  void messagesThatNeverPauseAreRepairedAllTheSame() throws Exception {
    quiet();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (damaged.availablePermits() == 0 && System.nanoTime() < end) {
      says(3, "again");
    }
    assertThat(damaged.availablePermits()).isPositive();
  }
}

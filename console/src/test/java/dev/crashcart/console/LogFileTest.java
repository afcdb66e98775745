package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path temp;

  private static LogRecord line(String message) {
    LogRecord line = new LogRecord(Level.WARNING, message);
    line.setLoggerName("test");
    return line;
  }

  private Path log(Path root) {
    return root.resolve("var/log/crashcart/crashcart.log");
  }

  @Test
  void itIsMadeAtTheFirstLineForRootAlone() throws IOException {
    LogFile file = new LogFile(temp);
    assertThat(log(temp)).doesNotExist();
    LogRecord first = line("first");
    first.setThrown(new IllegalStateException("why"));
    file.publish(first);
    file.publish(line("second"));
    assertThat(Files.readString(log(temp)))
        .contains("WARNING test first", "IllegalStateException: why", "WARNING test second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log(temp))))
        .isEqualTo("rw-------");
  }

  @Test
  void itDoesNotGrowForEver() throws IOException {
    LogFile file = new LogFile(temp);
    String long1 = "x".repeat(600_000);
    for (int i = 0; i < 5; i++) {
      file.publish(line(long1));
    }
    try (var files = Files.list(log(temp).getParent())) {
      assertThat(files).hasSize(2);
    }
    assertThat(Files.size(log(temp))).isLessThan(2 << 20);
  }

  @Test
  void noLinkLeadsItOutOfTheImage() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Path image = Files.createDirectories(temp.resolve("image/var"));
    Files.createSymbolicLink(image.resolve("log"), outside);
    new LogFile(temp.resolve("image")).publish(line("in a linked folder"));
    try (var files = Files.list(outside)) {
      assertThat(files).isEmpty();
    }
    Path other = temp.resolve("other");
    Files.createDirectories(log(other).getParent());
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    Files.createSymbolicLink(log(other), victim);
    new LogFile(other).publish(line("to a linked file"));
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void whereItCannotBeWrittenNothingHappens() throws IOException {
    Files.writeString(temp.resolve("var"), "a file where a folder should be");
    LogFile file = new LogFile(temp);
    file.publish(line("lost"));
    assertThat(file.getLevel()).isEqualTo(Level.OFF);
  }
}

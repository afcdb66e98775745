package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Path FOLDER = Path.of("/");

  private static String writing(IOException cause) {
    return Refusal.writing("/etc/shadow", FOLDER, cause).getMessage();
  }

  @Test
  void each_refusal_says_what_to_do_next() {
    assertThat(writing(new AccessDeniedException("/etc/shadow")))
        .isEqualTo("/etc/shadow may not be written by this user; run Crashcart as root (sudo).");
    assertThat(writing(new FileSystemException("f", "", "Operation not permitted")))
        .contains("use sudo")
        .contains("chattr -i");
    assertThat(writing(new IOException("No space left on device"))).contains("df -h");
    assertThat(writing(new IOException("Disk quota exceeded"))).contains("quota");
    assertThat(writing(new ClosedByInterruptException())).contains("interrupted");
    assertThat(writing(new FileSystemException("f", "", "Text file busy")))
        .isEqualTo("/etc/shadow could not be written: Text file busy.");
    assertThat(writing(new IOException())).contains("IOException");
    assertThat(Refusal.reading("/etc/shadow", new AccessDeniedException("x")).getMessage())
        .contains("sudo");
  }
}

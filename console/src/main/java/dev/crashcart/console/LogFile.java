package dev.crashcart.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of this program: {@code /var/log/crashcart/crashcart.log} of the machine it works on,
 * made at the first line, 0600, at most 1 MiB and one older file. It never goes through a symbolic
 * link, so that an image cannot lead it elsewhere. Where it cannot be written, nothing is logged.
 */
final class LogFile extends Handler {
  private static final String FOLDER = "var/log/crashcart";
  private static final long MOST_BYTES = 1 << 20;

  private static volatile Path chosenRoot = Path.of("/");
  private static volatile Consumer<String> chosenWarn = sentence -> {};

  private final Path root;

  LogFile(Path root) {
    this.root = root;
  }

  /**
   * Lets everything logged in this process go there and nowhere else. Costs nothing until the first
   * line is logged.
   *
   * @param warn is told each warning in one line
   */
  static void install(Path root, Consumer<String> warn) {
    chosenRoot = root;
    chosenWarn = warn;
    System.setProperty("java.util.logging.config.class", Setup.class.getName());
  }

  /** What {@link LogManager} makes when the first line is logged. */
  public static final class Setup {
    /** Puts the handlers in place. */
    public Setup() {
      Logger all = Logger.getLogger("");
      all.setLevel(Level.INFO);
      all.addHandler(new LogFile(chosenRoot));
      all.addHandler(new Telling(chosenWarn));
    }
  }

  @Override
  public synchronized void publish(LogRecord line) {
    if (!isLoggable(line)) {
      return;
    }
    try {
      Path folder = folder();
      Path file = folder.resolve("crashcart.log");
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > MOST_BYTES) {
        Files.move(file, folder.resolve("crashcart.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (OutputStream out =
          Files.newOutputStream(
              file,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND,
              LinkOption.NOFOLLOW_LINKS)) {
        out.write(text(line).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException unwritable) {
      setLevel(Level.OFF);
    }
  }

  /** The folder, made when missing; refused when a link leads out of the root. */
  private Path folder() throws IOException {
    Path real = root.toRealPath();
    Path folder = real;
    for (String name : FOLDER.split("/")) {
      folder = folder.resolve(name);
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      }
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder + " is not a folder");
      }
    }
    return folder;
  }

  private static String text(LogRecord line) {
    StringWriter text = new StringWriter();
    text.append(line.getInstant() + " " + line.getLevel() + " " + line.getLoggerName() + " ");
    text.append(message(line)).append('\n');
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }

  private static String message(LogRecord line) {
    return new java.util.logging.SimpleFormatter().formatMessage(line);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** Tells warnings to the person at the command line, in one line and without traces. */
  private static final class Telling extends Handler {
    private final Consumer<String> warn;

    Telling(Consumer<String> warn) {
      this.warn = warn;
      setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord line) {
      // A bug tells its report id by itself.
      if (isLoggable(line) && line.getLevel() == Level.WARNING) {
        Throwable cause = line.getThrown();
        warn.accept("Warning: " + message(line) + (cause == null ? "" : ": " + cause.getMessage()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

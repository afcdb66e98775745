package dev.crashcart.core.host;

/**
 * How a command ended.
 *
 * @param exit its exit status
 * @param output standard output as UTF-8, at most 1 MiB
 * @param errors standard error as UTF-8, at most 64 KiB
 */
public record CommandResult(int exit, String output, String errors) {
  /** Whether it said that all went well. */
  public boolean succeeded() {
    return exit == 0;
  }
}

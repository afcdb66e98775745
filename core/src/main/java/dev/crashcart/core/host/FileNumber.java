package dev.crashcart.core.host;

/** Numbers in the names of files, with zeros in front, so that a listing by name is in order. */
public final class FileNumber {
  private FileNumber() {}

  /**
   * {@code 000042} for 42 in six places; more where it needs more. Without {@link
   * java.util.Formatter}, for which Java looks up how numbers are written where the operator lives.
   *
   * @param number 0 or greater
   */
  public static String of(long number, int places) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, places - digits.length())) + digits;
  }
}

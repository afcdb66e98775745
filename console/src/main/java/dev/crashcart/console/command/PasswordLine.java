package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one line of standard input that is a password: all of it counts but its line end (LF or CR
 * LF). More than one line is refused, for only one of them could be meant.
 *
 * @param password what was read, which the caller wipes; empty with a mistake
 * @param mistake why it is none
 */
record PasswordLine(char[] password, Optional<String> mistake) {
  /** Far more than any password; what is longer is something else. */
  private static final int MOST_BYTES = 4096;

  static PasswordLine read(InputStream input) throws HostFailure {
    byte[] bytes = new byte[0];
    try {
      bytes = input.readNBytes(MOST_BYTES);
      return of(bytes);
    } catch (IOException refused) {
      throw new HostFailure("Standard input cannot be read: " + refused.getMessage(), refused);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static PasswordLine of(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    if (length == 0) {
      return wrong("There is no password on standard input.");
    }
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        return wrong("There is more than one line on standard input; give the password alone.");
      }
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      char[] password = new char[text.remaining()];
      text.get(password);
      Arrays.fill(text.array(), '\0');
      return new PasswordLine(password, Optional.empty());
    } catch (CharacterCodingException notUtf8) {
      return wrong("The password on standard input is not UTF-8; send it in that encoding.");
    }
  }

  private static PasswordLine wrong(String sentence) {
    return new PasswordLine(new char[0], Optional.of(sentence));
  }

  @Override
  public String toString() {
    return "password line";
  }
}

package dev.crashcart.core.ssh.keys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The fields of SSH's binary format, one after the other: numbers of four bytes and strings behind
 * their length, RFC 4251, 5. Too short a text ends in a {@link BufferUnderflowException}.
 */
final class WireFields {
  private final ByteBuffer rest;

  WireFields(byte[] bytes) {
    this.rest = ByteBuffer.wrap(bytes);
  }

  int number() {
    return rest.getInt();
  }

  /** One string of bytes. */
  byte[] bytes() {
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }

  /** One string of text. */
  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Passes over that many bytes that are no string. */
  byte[] raw(int length) {
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }

  /** Passes over strings. */
  void skip(int strings) {
    for (int i = 0; i < strings; i++) {
      bytes();
    }
  }

  boolean isAtEnd() {
    return !rest.hasRemaining();
  }

  /** What has not been looked at. */
  byte[] remaining() {
    return raw(rest.remaining());
  }
}

package dev.crashcart.core.network.check;

import dev.crashcart.core.config.DnsName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A question to a name server and what its answer says (RFC 1035, section 4): just enough to tell
 * whether a name server works.
 *
 * @param id tells the answer to this question from others
 */
record DnsMessage(short id, DnsName name, Type type) {
  static final int PORT = 53;

  private static final short RECURSION_DESIRED = 0x0100;
  private static final short CLASS_INTERNET = 1;
  private static final int HEADER = 12;
  private static final int ANSWER_BIT = 0x8000;
  private static final int NAME_ERROR = 3;

  /** What is asked for. */
  enum Type {
    /** An IPv4 address. */
    A(1),
    /** An IPv6 address (RFC 3596). */
    AAAA(28);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /** What came back. */
  enum Answer {
    /** At least one record. */
    FOUND,
    /** The name exists, but has no such record. */
    NO_SUCH_RECORD,
    /** The name does not exist (NXDOMAIN). */
    NO_SUCH_NAME,
    /** The server refuses, or failed itself (REFUSED, SERVFAIL and their like). */
    REFUSED,
    /** No answer to this question. */
    GARBAGE
  }

  /** The bytes to send. */
  byte[] question() {
    byte[] text = name.text().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer message = ByteBuffer.allocate(HEADER + text.length + 2 + 4);
    message.putShort(id).putShort(RECURSION_DESIRED).putShort((short) 1).position(HEADER);
    for (String label : name.text().split("\\.")) {
      message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    message.put((byte) 0).putShort((short) type.code).putShort(CLASS_INTERNET);
    return message.array();
  }

  /** What these bytes answer. */
  Answer read(ByteBuffer back) {
    if (back.remaining() < HEADER
        || back.getShort(0) != id
        || (back.getShort(2) & ANSWER_BIT) == 0) {
      return Answer.GARBAGE;
    }
    int status = back.getShort(2) & 0xF;
    if (status == NAME_ERROR) {
      return Answer.NO_SUCH_NAME;
    }
    if (status != 0) {
      return Answer.REFUSED;
    }
    return back.getShort(6) == 0 ? Answer.NO_SUCH_RECORD : Answer.FOUND;
  }
}

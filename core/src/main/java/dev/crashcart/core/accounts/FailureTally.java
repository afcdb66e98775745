package dev.crashcart.core.accounts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The failed attempts of one account as pam_faillock(8) writes them down: records of 64 bytes in
 * the machine's byte order, {@code char source[52]; uint16 reserved; uint16 status; uint64 time}.
 *
 * @param times of the valid records, in seconds since 1970
 */
record FailureTally(List<Long> times) {
  static final FailureTally NONE = new FailureTally(List.of());
  static final int RECORD_BYTES = 64;
  static final int STATUS_AT = 54;
  static final int TIME_AT = 56;
  static final int VALID = 1;

  FailureTally {
    times = List.copyOf(times);
  }

  /** An unfinished record at the end does not count. */
  static FailureTally parse(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
    List<Long> times = new ArrayList<>();
    for (int at = 0; at + RECORD_BYTES <= content.length; at += RECORD_BYTES) {
      if ((buffer.getShort(at + STATUS_AT) & VALID) != 0) {
        times.add(buffer.getLong(at + TIME_AT));
      }
    }
    return new FailureTally(times);
  }

  int count() {
    return times.size();
  }

  /** Whether they keep the account out at this moment. */
  boolean locks(FailurePolicy policy, boolean asRoot, long nowSeconds) {
    if (times.isEmpty() || policy.deny() == 0 || asRoot && !policy.root()) {
      return false;
    }
    long last = times.stream().mapToLong(Long::longValue).max().orElseThrow();
    long recent = times.stream().filter(time -> last - time < policy.intervalSeconds()).count();
    long unlock = asRoot ? policy.rootUnlockSeconds() : policy.unlockSeconds();
    return recent >= policy.deny() && (unlock == 0 || last + unlock >= nowSeconds);
  }
}

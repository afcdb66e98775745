package dev.crashcart.core.config;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/**
 * An address with the length of its network's prefix, {@code 192.0.2.5/24} or {@code
 * 2001:db8::5/64} (RFC 4632, RFC 4291); the bits of the host are kept.
 */
public record IpPrefix(IpAddress address, int length) {
  public IpPrefix {
    int most = address.isV4() ? 32 : 128;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(
          "the prefix length /" + length + " is not between 0 and " + most + ".");
    }
  }

  /**
   * Reads prefix notation; for IPv4 also a netmask in its place ({@code 192.0.2.5/255.255.255.0}).
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static IpPrefix of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      boolean address = IpAddress.find(text).isPresent();
      throw new IllegalArgumentException(
          Key.quote(text)
              + (address
                  ? " has no prefix length; write it behind the address, such as "
                      + text
                      + (text.contains(":") ? "/64." : "/24.")
                  : " is not an address with prefix length, such as 192.168.1.5/24."));
    }
    IpAddress address = IpAddress.of(text.substring(0, slash));
    return new IpPrefix(address, length(address, text.substring(slash + 1)));
  }

  private static int length(IpAddress address, String text) {
    if (address.isV4() && text.contains(".")) {
      return maskLength(text);
    }
    int most = address.isV4() ? 32 : 128;
    if (!text.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is not a prefix length between 0 and " + most + ".");
    }
    if (Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          "the prefix length " + text + " is not between 0 and " + most + ".");
    }
    return Key.readNumber(text, 0, most);
  }

  private static int maskLength(String text) {
    Optional<Integer> length =
        IpAddress.find(text).map(mask -> mask.address().getBlockMaskPrefixLength(true));
    return length.orElseThrow(
        () ->
            new IllegalArgumentException(
                Key.quote(text) + " is not a netmask, such as 255.255.255.0."));
  }

  public boolean isV4() {
    return address.isV4();
  }

  /** The network it is in: the bits of the host are zero. */
  public IpPrefix network() {
    return new IpPrefix(new IpAddress(block().getLower().withoutPrefixLength()), length);
  }

  /** The last address of the network, for IPv4 the one of broadcasts (RFC 919). */
  public IpAddress last() {
    return new IpAddress(block().getUpper().withoutPrefixLength());
  }

  /** Whether this address is in the network. */
  public boolean contains(IpAddress other) {
    return address.sameFamily(other) && block().contains(other.address());
  }

  /** Whether the two networks have an address in common. */
  public boolean overlaps(IpPrefix other) {
    return address.sameFamily(other.address)
        && (block().contains(other.block()) || other.block().contains(block()));
  }

  /** Whether only one address is in the network. */
  public boolean isHost() {
    return length == (isV4() ? 32 : 128);
  }

  private IPAddress block() {
    return address.address().setPrefixLength(length, false).toPrefixBlock();
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}

package dev.crashcart.core.config;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Optional;

/**
 * One IPv4 or IPv6 address, without prefix length and zone; two that mean the same are equal (RFC
 * 5952).
 */
public final class IpAddress implements Comparable<IpAddress> {
  private static final IPAddressStringParameters STRICT = strict();

  private final IPAddress address;

  IpAddress(IPAddress address) {
    this.address = address;
  }

  /**
   * Reads {@code 192.0.2.5} or {@code 2001:db8::5}, and nothing that merely some programs take for
   * an address: no octal or missing parts.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static IpAddress of(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Key.quote(text)
                        + " is not an IP address, such as 192.168.1.5 or 2001:db8::5"
                        + (text.contains("/") ? "; leave the part from the / on out." : ".")));
  }

  /** The address that this text is, if it is one. */
  public static Optional<IpAddress> find(String text) {
    if (!text.equals(text.strip())) {
      return Optional.empty();
    }
    try {
      IPAddress found = new IPAddressString(text, STRICT).toAddress();
      return Optional.ofNullable(found).map(IpAddress::new);
    } catch (AddressStringException | IncompatibleAddressException refused) {
      return Optional.empty();
    }
  }

  public boolean isV4() {
    return address.isIPv4();
  }

  public boolean isV6() {
    return address.isIPv6();
  }

  public boolean isLoopback() {
    return address.isLoopback();
  }

  /** 0.0.0.0 or ::. */
  public boolean isUnspecified() {
    return address.isZero();
  }

  public boolean isMulticast() {
    return address.isMulticast();
  }

  /** 169.254.0.0/16 (RFC 3927) or fe80::/10 (RFC 4291). */
  public boolean isLinkLocal() {
    return address.isLinkLocal();
  }

  /** 255.255.255.255. */
  public boolean isLimitedBroadcast() {
    return address.isIPv4() && address.isMax();
  }

  /** ::ffff:0:0/96, an IPv4 address for programs that know only IPv6 (RFC 4291, 2.5.5.2). */
  public boolean isMapped() {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped();
  }

  /** Why no single machine can be asked at this address, for a sentence; empty if one can. */
  public Optional<String> findObjection() {
    if (isUnspecified()) {
      return Optional.of("stands for no address at all");
    }
    if (isLoopback()) {
      return Optional.of("is this machine itself (loopback)");
    }
    if (isMulticast()) {
      return Optional.of("is a multicast address, which belongs to no single machine");
    }
    if (isLimitedBroadcast()) {
      return Optional.of("is the broadcast address, which belongs to no single machine");
    }
    if (isMapped()) {
      return Optional.of("is only " + address.toIPv6().getEmbeddedIPv4Address() + " in IPv6 dress");
    }
    return isV4() && bytes()[0] == 0
        ? Optional.of("is in 0.0.0.0/8, where no machine can be (RFC 1122)")
        : Optional.empty();
  }

  /** Whether both are IPv4 or both IPv6. */
  public boolean sameFamily(IpAddress other) {
    return isV4() == other.isV4();
  }

  /** 4 or 16 bytes, the highest first. */
  public byte[] bytes() {
    return address.getBytes();
  }

  IPAddress address() {
    return address;
  }

  static IPAddressStringParameters strict() {
    IPAddressStringParameters.Builder builder =
        new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE);
    builder
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowUnlimitedLeadingZeros(false)
        .allowBinary(false);
    builder
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowEmptyZone(false)
        .allowBase85(false)
        .allowBinary(false);
    // The last part of ::1.2.3.4 has rules of its own.
    builder
        .getIPv6AddressParametersBuilder()
        .getEmbeddedIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowUnlimitedLeadingZeros(false)
        .allowBinary(false);
    return builder.toParams();
  }

  @Override
  public int compareTo(IpAddress other) {
    return address.compareTo(other.address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return address.toCanonicalString();
  }
}

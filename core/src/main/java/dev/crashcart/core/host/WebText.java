package dev.crashcart.core.host;

/**
 * What an address of the web gave.
 *
 * @param address where it came from in the end, after having been sent on
 * @param status of HTTP (RFC 9110), such as 200
 * @param type the media type, such as {@code text/plain}; empty when it was not told
 * @param content at most one byte more than was asked for
 */
public record WebText(String address, int status, String type, byte[] content) {
  public WebText {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }
}

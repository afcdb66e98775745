package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How this appliance signs in to another machine.
 *
 * <pre>{@code
 * connections:
 *   nas02: {host: 192.168.40.6, username: admin, key-pair: backup, host-keys: [ssh-ed25519 AAAA…]}
 * }</pre>
 *
 * @param host a name or an address; required
 * @param keyPair the name of a key pair of the settings; required for signing in
 * @param hostKeys those a person accepted; none yet when empty
 * @param connectTimeout for connecting, the greeting, and signing in, each
 */
public record Connection(
    SshName name,
    Optional<String> host,
    int port,
    String username,
    Optional<SshName> keyPair,
    List<PublicKeyLine> hostKeys,
    Cipher cipher,
    Duration connectTimeout) {
  public static final Key<Optional<String>> HOST =
      Key.optional(
          "host",
          "Host",
          "Name, IPv4 or IPv6 address of the other machine. Of a web address its host is taken.",
          Kind.TEXT,
          ConnectionHost::read,
          host -> host);

  public static final Key<Integer> PORT =
      Key.number("port", "Port", "Where SSH listens there.", 22, 1, 65_535);

  public static final Key<String> USERNAME =
      Key.text(
          "username",
          "User name",
          "Whom to sign in as on the other machine.",
          "root",
          ConnectionHost::readUser,
          name -> name);

  public static final Key<Optional<SshName>> KEY_PAIR =
      Key.optional(
          "key-pair",
          "Key pair",
          "Which of our key pairs opens it; its public key stands in authorized_keys there.",
          Kind.TEXT,
          SshName::new,
          SshName::value);

  public static final Key<List<PublicKeyLine>> HOST_KEYS =
      Key.lines(
          "host-keys",
          "Host keys",
          "The keys by which the other machine proves that it is the one. Discover them, compare"
              + " the fingerprints, accept.",
          PublicKeyLine::of,
          PublicKeyLine::toString);

  public static final Key<Cipher> CIPHER =
      Key.choice(
          "cipher",
          "Cipher",
          "standard: the safest. fast: AES-GCM first. disabled: no secrecy at all, only for a"
              + " network nobody else is on, and most servers refuse it.",
          Cipher.STANDARD);

  public static final Key<Duration> CONNECT_TIMEOUT =
      Key.text(
          "connect-timeout",
          "Connect timeout",
          "Seconds to wait for the other machine, 1 to 600.",
          Duration.ofSeconds(10),
          text ->
              Duration.ofSeconds(Key.readNumber(text.replaceFirst("(?<=[0-9])\\s*s$", ""), 1, 600)),
          length -> length.toSeconds() + "s");

  /** Every setting of a connection, in the order of the file. */
  public static final List<Key<?>> KEYS =
      List.of(HOST, PORT, USERNAME, KEY_PAIR, HOST_KEYS, CIPHER, CONNECT_TIMEOUT);

  public Connection {
    hostKeys = List.copyOf(hostKeys);
  }

  static Connection read(SshName name, Input input, Problems problems) {
    Connection connection =
        new Connection(
            name,
            input.get(HOST, problems),
            input.get(PORT, problems),
            input.get(USERNAME, problems),
            input.get(KEY_PAIR, problems),
            input.get(HOST_KEYS, problems),
            input.get(CIPHER, problems),
            input.get(CONNECT_TIMEOUT, problems));
    input.rejectUnknown(problems);
    return connection;
  }

  /** Its dotted key, such as {@code connections.nas02}. */
  public String key() {
    return KeyPath.join(SshSettings.CONNECTIONS, name.value());
  }

  /** This connection with another key pair. */
  public Connection withKeyPair(SshName pair) {
    return new Connection(
        name, host, port, username, Optional.of(pair), hostKeys, cipher, connectTimeout);
  }

  /** This connection with other host keys. */
  public Connection withHostKeys(List<PublicKeyLine> keys) {
    return new Connection(name, host, port, username, keyPair, keys, cipher, connectTimeout);
  }

  Written written() {
    return Written.thing(key(), "connection")
        .add(HOST, host)
        .add(PORT, port)
        .add(USERNAME, username)
        .add(KEY_PAIR, keyPair)
        .add(HOST_KEYS, hostKeys)
        .add(CIPHER, cipher)
        .add(CONNECT_TIMEOUT, connectTimeout);
  }
}

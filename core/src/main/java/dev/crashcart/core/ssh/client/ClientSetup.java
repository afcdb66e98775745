package dev.crashcart.core.ssh.client;

import dev.crashcart.core.ssh.Cipher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * The library's client as it is used here: for one session, knowing nothing but what it is told.
 */
final class ClientSetup {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Two lost signs of life in a row end a session. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private static final int LOST_SIGNS = 2;

  private ClientSetup() {}

  /**
   * A started client; {@link #stop} it.
   *
   * @param types which host keys the other machine may show
   */
  static SshClient start(Cipher cipher, KeyTypes types, SessionWatch watch) {
    SshClient client = ClientBuilder.builder().build(true);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    client.setServerKeyVerifier(watch);
    client.addSessionListener(watch);
    // Nothing may be asked of us, and what is compressed could grow beyond measure.
    client.setChannelFactories(List.of());
    client.setGlobalRequestHandlers(List.of());
    client.setCompressionFactories(List.of(BuiltinCompressions.none));
    client.setNioWorkers(2);
    client.setCipherFactories(ciphers(client.getCipherFactories(), cipher));
    client.setSignatureFactories(types.of(client.getSignatureFactories()));
    // Every stage is ended by whoever waits for it; the library's own limits would end a long
    // command.
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, SIGN_OF_LIFE);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, LOST_SIGNS);
    CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
    client.start();
    return client;
  }

  /** Ends its sessions and its threads; a thread that was interrupted does so too, and stays so. */
  static void stop(SshClient client) {
    boolean interrupted = Thread.interrupted();
    try {
      client.close(true).awaitUninterruptibly(CLOSING.toMillis());
      client.stop();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<NamedFactory<org.apache.sshd.common.cipher.Cipher>> ciphers(
      List<NamedFactory<org.apache.sshd.common.cipher.Cipher>> usual, Cipher cipher) {
    if (cipher == Cipher.DISABLED) {
      return List.of(BuiltinCiphers.none);
    }
    List<NamedFactory<org.apache.sshd.common.cipher.Cipher>> order = new ArrayList<>(usual);
    if (cipher == Cipher.FAST) {
      order.sort(Comparator.comparing(one -> !one.getName().contains("-gcm@")));
    }
    return order;
  }
}

package dev.crashcart.core.ssh.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;

/**
 * Which host keys another machine may show, the preferred ones first. Certificates are left out: a
 * person compares keys.
 *
 * @param alone whether no other types are taken
 */
record KeyTypes(List<String> first, boolean alone) {
  /** Those accepted before come first, so that the machine shows them, as ssh(1) does. */
  static KeyTypes preferring(List<String> accepted) {
    return new KeyTypes(accepted, false);
  }

  static KeyTypes only(List<String> types) {
    return new KeyTypes(types, true);
  }

  /** The signatures to propose. */
  List<NamedFactory<Signature>> of(List<NamedFactory<Signature>> usual) {
    List<NamedFactory<Signature>> order = new ArrayList<>(usual);
    order.removeIf(one -> one.getName().contains("-cert-") || one.getName().startsWith("sk-"));
    if (alone) {
      order.removeIf(one -> !first.contains(keyType(one.getName())));
    }
    order.sort(Comparator.comparing(one -> rank(keyType(one.getName()))));
    return order;
  }

  private int rank(String type) {
    int place = first.indexOf(type);
    return place < 0 ? first.size() : place;
  }

  /** The type of key behind a signature: three kinds of them are made with RSA (RFC 8332). */
  static String keyType(String signature) {
    return signature.startsWith("rsa-sha2-") ? "ssh-rsa" : signature;
  }
}

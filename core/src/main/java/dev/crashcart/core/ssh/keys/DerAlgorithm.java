package dev.crashcart.core.ssh.keys;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What a key in DER says it is for: PKCS #8 (RFC 5208) and SEC 1 (RFC 5915). */
final class DerAlgorithm {
  private static final Set<ASN1Encodable> CURVES =
      Set.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private static final Set<ASN1ObjectIdentifier> USED =
      Set.of(PKCSObjectIdentifiers.rsaEncryption, EdECObjectIdentifiers.id_Ed25519);

  private DerAlgorithm() {}

  /**
   * Refuses what SSH has no use for, which the library would take for damage.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  static void check(PrivateKeyText text) {
    Optional<String> refusal;
    try {
      refusal =
          switch (text.label()) {
            case "PRIVATE KEY" ->
                refusal(PrivateKeyInfo.getInstance(text.content()).getPrivateKeyAlgorithm());
            case "EC PRIVATE KEY" ->
                refusal(ECPrivateKey.getInstance(text.content()).getParametersObject());
            default -> Optional.empty();
          };
    } catch (RuntimeException damaged) {
      // Its message may hold parts of the key.
      refusal = Optional.of(OpenSshKey.DAMAGED);
    }
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  private static Optional<String> refusal(AlgorithmIdentifier algorithm) {
    ASN1ObjectIdentifier name = algorithm.getAlgorithm();
    if (name.equals(X9ObjectIdentifiers.id_dsa)) {
      return Optional.of(PrivateKeyText.DSA);
    }
    if (name.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return refusal(algorithm.getParameters());
    }
    return USED.contains(name) ? Optional.empty() : Optional.of(KeyKind.UNKNOWN);
  }

  private static Optional<String> refusal(ASN1Encodable curve) {
    return CURVES.contains(curve) ? Optional.empty() : Optional.of(KeyKind.UNKNOWN);
  }
}

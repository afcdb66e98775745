package dev.crashcart.core.ssh.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;

/** Whether the numbers of a key belong together: a damaged file can be well-formed all the same. */
final class KeyConsistency {
  private static final byte[] SAMPLE =
      "crashcart".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

  private KeyConsistency() {}

  /**
   * Checks that the private key signs what the public one accepts.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  static void check(KeyPair keys) {
    boolean whole;
    try {
      whole =
          keys.getPublic() instanceof RSAPublicKey rsa
              ? keys.getPrivate() instanceof RSAPrivateCrtKey own && fits(rsa, own)
              : signs(keys);
    } catch (Exception damaged) {
      // Signing with numbers that are none of a key fails in many ways, all for one reason.
      whole = false;
    }
    if (!whole) {
      throw new IllegalArgumentException(OpenSshKey.DAMAGED);
    }
  }

  /** RFC 8017, 3.2: signing alone would not notice an exponent that is not used for it. */
  private static boolean fits(RSAPublicKey rsa, RSAPrivateCrtKey own) {
    BigInteger p = own.getPrimeP();
    BigInteger q = own.getPrimeQ();
    BigInteger d = own.getPrivateExponent();
    BigInteger e = rsa.getPublicExponent();
    BigInteger pLess = p.subtract(BigInteger.ONE);
    BigInteger qLess = q.subtract(BigInteger.ONE);
    return e.compareTo(LEAST_EXPONENT) >= 0
        && p.multiply(q).equals(rsa.getModulus())
        && own.getModulus().equals(rsa.getModulus())
        && e.multiply(d).mod(pLess).equals(BigInteger.ONE)
        && e.multiply(d).mod(qLess).equals(BigInteger.ONE)
        && own.getPrimeExponentP().equals(d.mod(pLess))
        && own.getPrimeExponentQ().equals(d.mod(qLess))
        && own.getCrtCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
  }

  private static boolean signs(KeyPair keys) throws Exception {
    BuiltinSignatures kind =
        BuiltinSignatures.fromFactoryName(KeyUtils.getKeyType(keys.getPublic()));
    Signature signer = kind.create();
    signer.initSigner(null, keys.getPrivate());
    signer.update(null, SAMPLE);
    byte[] signature = signer.sign(null);
    Signature verifier = kind.create();
    verifier.initVerifier(null, keys.getPublic());
    verifier.update(null, SAMPLE);
    return verifier.verify(null, signature);
  }
}

package dev.crashcart.core.host;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One keyword of sshd_config(5) as the simulated sshd knows it.
 *
 * @param name in lower case, as {@code sshd -T} prints it
 * @param kind how its value is read: one of those {@link SshdValue} knows
 * @param inMatch whether it may stand in a Match block
 * @param defaults the value without a line, empty for none printed
 */
record SshdKeyword(String name, String kind, boolean inMatch, Optional<String> defaults) {
  /** Old names of others. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "challengeresponseauthentication", "kbdinteractiveauthentication",
          "skeyauthentication", "kbdinteractiveauthentication",
          "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms",
          "hostbasedacceptedkeytypes", "hostbasedacceptedalgorithms",
          "dsaauthentication", "pubkeyauthentication");

  /** Those that sshd passes over with a word on it. */
  private static final List<String> DEPRECATED =
      List.of(
          "keyregenerationinterval",
          "serverkeybits",
          "rsaauthentication",
          "rhostsrsaauthentication",
          "rhostsauthentication",
          "uselogin",
          "useprivilegeseparation",
          "checkmail",
          "pamauthenticationviakbdint",
          "authorizedkeysfile2");

  private static final Map<String, SshdKeyword> ALL = new LinkedHashMap<>();

  static {
    SshdKeyword.TABLE
        .lines()
        .map(String::strip)
        .map(SshdKeyword::row)
        .forEach(keyword -> ALL.put(keyword.name, keyword));
  }

  /** Every keyword, in the order of {@code sshd -T}. */
  static List<SshdKeyword> all() {
    return List.copyOf(ALL.values());
  }

  /** The keyword of this name, in whatever case. */
  static Optional<SshdKeyword> find(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ALL.get(OTHER_NAMES.getOrDefault(name, name)));
  }

  static boolean isDeprecated(String word) {
    return DEPRECATED.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether it may stand in a block, where sshd says so once more. */
  static boolean isDeprecatedInMatch(String word) {
    return List.of("rsaauthentication", "rhostsrsaauthentication", "authorizedkeysfile2")
        .contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether every line adds to those before it; of others the first line counts. */
  boolean adds() {
    return !name.equals("setenv")
        && List.of("port", "listen", "hostkey", "names", "subsystem").contains(kind);
  }

  private static SshdKeyword row(String line) {
    String[] cells = line.split(" ", 4);
    Optional<String> defaults =
        Optional.of(String.join(" ", Arrays.asList(cells).subList(3, cells.length)))
            .filter(text -> !text.isEmpty());
    return new SshdKeyword(cells[0], cells[2], cells[1].equals("match"), defaults);
  }

  private static final String TABLE =
      """
      port global port
      addressfamily global any,inet,inet6 any
      listenaddress global listen
      usepam global yesno no
      logingracetime global time 120
      x11displayoffset match number 10
      maxauthtries match number 6
      maxsessions match number 10
      clientaliveinterval match time 0
      clientalivecountmax match number 3
      requiredrsasize match number 1024
      streamlocalbindmask match one 0177
      unusedconnectiontimeout match one none
      permitrootlogin match rootlogin without-password
      ignorerhosts match yes,no,shosts-only yes
      ignoreuserknownhosts global yesno no
      hostbasedauthentication match yesno no
      hostbasedusesnamefrompacketonly match yesno no
      pubkeyauthentication match yesno yes
      kerberosauthentication match yesno no
      kerberosorlocalpasswd global yesno yes
      kerberosticketcleanup global yesno yes
      gssapiauthentication match yesno no
      gssapicleanupcredentials global yesno yes
      gssapikeyexchange global yesno no
      gssapistrictacceptorcheck global yesno yes
      gssapistorecredentialsonrekey global yesno no
      gssapikexalgorithms global one gss-group14-sha256-,gss-group16-sha512-,gss-nistp256-sha256-,gss-curve25519-sha256-,gss-group14-sha1-,gss-gex-sha1-
      passwordauthentication match yesno yes
      kbdinteractiveauthentication match yesno yes
      printmotd global yesno yes
      printlastlog global yesno yes
      x11forwarding match yesno no
      x11uselocalhost match yesno yes
      permittty match yesno yes
      permituserrc match yesno yes
      strictmodes global yesno yes
      tcpkeepalive global yesno yes
      permitemptypasswords match yesno no
      compression global compression yes
      gatewayports match clientspecified,yes,no no
      usedns global yesno no
      allowtcpforwarding match forwarding yes
      allowagentforwarding match yesno yes
      disableforwarding match yesno no
      allowstreamlocalforwarding match forwarding yes
      streamlocalbindunlink match yesno no
      fingerprinthash global hash SHA256
      exposeauthinfo match yesno no
      pidfile global one /run/sshd.pid
      modulifile global one /etc/ssh/moduli
      xauthlocation global one /usr/bin/xauth
      ciphers global cipher
      macs global mac
      banner match one none
      forcecommand match rest none
      chrootdirectory match one none
      trustedusercakeys match one none
      revokedkeys match one none
      securitykeyprovider global one internal
      authorizedprincipalsfile match one none
      versionaddendum global rest none
      authorizedkeyscommand match rest none
      authorizedkeyscommanduser match one none
      authorizedprincipalscommand match rest none
      authorizedprincipalscommanduser match one none
      hostkeyagent global one none
      kexalgorithms global kex
      casignaturealgorithms match keys
      hostbasedacceptedalgorithms match keys
      hostkeyalgorithms global keys
      pubkeyacceptedalgorithms match keys
      loglevel match loglevel INFO
      syslogfacility global facility AUTH
      authorizedkeysfile match list .ssh/authorized_keys .ssh/authorized_keys2
      hostkey global hostkey
      authenticationmethods match methods any
      maxstartups global startups 10:30:100
      persourcemaxstartups global one none
      persourcenetblocksize global one 32:128
      permittunnel match yes,no,point-to-point,ethernet no
      ipqos match list lowdelay throughput
      rekeylimit match list 0 0
      permitopen match list any
      permitlisten match list any
      permituserenvironment global one no
      pubkeyauthoptions match list none
      allowusers match names
      denyusers match names
      allowgroups match names
      denygroups match names
      setenv match names
      acceptenv match names
      subsystem global subsystem
      channeltimeout match list
      debianbanner global yesno
      protocol global ignored
      """;
}

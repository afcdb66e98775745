package dev.crashcart.core.host;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of OpenSSH on a simulated appliance, as Debian's package brings them. Its host keys are
 * the same on every simulated appliance and protect nothing: nobody can connect to it.
 */
final class SimulatedSshFiles {
  private SimulatedSshFiles() {}

  /** The files that everybody may read, with their text. */
  static Map<String, String> open() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(SimulatedSshd.MAIN_FILE, CONFIG);
    files.put("/usr/lib/systemd/system/ssh.service", UNIT);
    files.put("/etc/ssh/ssh_host_rsa_key.pub", RSA_PUBLIC);
    files.put("/etc/ssh/ssh_host_ecdsa_key.pub", ECDSA_PUBLIC);
    files.put("/etc/ssh/ssh_host_ed25519_key.pub", ED25519_PUBLIC);
    return files;
  }

  /** The host keys, with their text. */
  static Map<String, String> keys() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("/etc/ssh/ssh_host_rsa_key", RSA);
    files.put("/etc/ssh/ssh_host_ecdsa_key", ECDSA);
    files.put("/etc/ssh/ssh_host_ed25519_key", ED25519);
    return files;
  }

  private static final String CONFIG =
      """
      # This is the sshd server system-wide configuration file.  See
      # sshd_config(5) for more information.

      Include /etc/ssh/sshd_config.d/*.conf

      #Port 22
      #PermitRootLogin prohibit-password
      KbdInteractiveAuthentication no
      UsePAM yes
      X11Forwarding yes
      PrintMotd no
      AcceptEnv LANG LC_*
      Subsystem\tsftp\t/usr/lib/openssh/sftp-server
      """;

  private static final String UNIT =
      """
      [Unit]
      Description=OpenBSD Secure Shell server

      [Service]
      ExecStartPre=/usr/sbin/sshd -t
      ExecStart=/usr/sbin/sshd -D
      ExecReload=/usr/sbin/sshd -t
      ExecReload=/bin/kill -HUP $MAINPID
      KillMode=process
      Type=notify
      RuntimeDirectory=sshd

      [Install]
      WantedBy=multi-user.target
      """;

  private static final String RSA_PUBLIC =
      """
      ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDMvOADLQnyNRk7fzz9WlPKoI4mfvRlWTmGFUa9M3MjqPgTJG9T\
      ntVLgghQhLplj2AimwJuuTDQwzoyef+oZMCnGXH0/HqgVgMduqrQmOkMZbCAtyaHbsd6jlC4Ss9mHavKjidtV/9k\
      5Q8g6jVYMBOk69KEsL7DEGQHS7zoHJNUMhdIECK2LBJWUINxvC2Q94hxCBfSvy4c+y8zLgG6x7efzhAKgNGfd2IS\
      tqyhSwXxXHPSEY/lu0f0J3Qiz2ELn4HCl/LhOP7d9tKur3GabtM093RNeJVCJ2YUh1eU3scQnrxaeH3IntmHnLe6\
      AwDmNJErB9GJqihlPtYaCE7x/xAnyUvVuQgHGPQT/ifWg94OJmiaLV6o2FB4Olc5w3aTaav0WcASWyES6ArltIx6\
      kAQCjC2tt9vWEiTleZUEWNUZK0uqlXZfJaj4tI4LljG4V7x5VlnYYIjbuxIlCig2/oi3Rcwg4u8Kmj5RmgdROQ2F\
      vwTsOYKJKKdj5vw0nQ60BoU= root@appliance
      """;

  private static final String RSA =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAABlwAAAAdzc2gtcn
      NhAAAAAwEAAQAAAYEAzLzgAy0J8jUZO388/VpTyqCOJn70ZVk5hhVGvTNzI6j4EyRvU57V
      S4IIUIS6ZY9gIpsCbrkw0MM6Mnn/qGTApxlx9Px6oFYDHbqq0JjpDGWwgLcmh27Heo5QuE
      rPZh2ryo4nbVf/ZOUPIOo1WDATpOvShLC+wxBkB0u86ByTVDIXSBAitiwSVlCDcbwtkPeI
      cQgX0r8uHPsvMy4Buse3n84QCoDRn3diErasoUsF8Vxz0hGP5btH9Cd0Is9hC5+Bwpfy4T
      j+3fbSrq9xmm7TNPd0TXiVQidmFIdXlN7HEJ68Wnh9yJ7Zh5y3ugMA5jSRKwfRiaooZT7W
      GghO8f8QJ8lL1bkIBxj0E/4n1oPeDiZomi1eqNhQeDpXOcN2k2mr9FnAElshEugK5bSMep
      AEAowtrbfb1hIk5XmVBFjVGStLqpV2XyWo+LSOC5YxuFe8eVZZ2GCI27sSJQooNv6It0XM
      IOLvCpo+UZoHUTkNhb8E7DmCiSinY+b8NJ0OtAaFAAAFiM0unG/NLpxvAAAAB3NzaC1yc2
      EAAAGBAMy84AMtCfI1GTt/PP1aU8qgjiZ+9GVZOYYVRr0zcyOo+BMkb1Oe1UuCCFCEumWP
      YCKbAm65MNDDOjJ5/6hkwKcZcfT8eqBWAx26qtCY6QxlsIC3Jodux3qOULhKz2Ydq8qOJ2
      1X/2TlDyDqNVgwE6Tr0oSwvsMQZAdLvOgck1QyF0gQIrYsElZQg3G8LZD3iHEIF9K/Lhz7
      LzMuAbrHt5/OEAqA0Z93YhK2rKFLBfFcc9IRj+W7R/QndCLPYQufgcKX8uE4/t320q6vcZ
      pu0zT3dE14lUInZhSHV5TexxCevFp4fcie2Yect7oDAOY0kSsH0YmqKGU+1hoITvH/ECfJ
      S9W5CAcY9BP+J9aD3g4maJotXqjYUHg6VznDdpNpq/RZwBJbIRLoCuW0jHqQBAKMLa2329
      YSJOV5lQRY1RkrS6qVdl8lqPi0jguWMbhXvHlWWdhgiNu7EiUKKDb+iLdFzCDi7wqaPlGa
      B1E5DYW/BOw5gokop2Pm/DSdDrQGhQAAAAMBAAEAAAGAEEeri20bJ5yTyVCcjavPUmMycn
      qxXda6tX//HD/ZVbpToZgJ1y0f2k14ckiflsBQHWhUiO/mYw9HEyjyzJXYYOEr19Z0vMei
      H0zO1N/31hHG93E42deT+pmS7xiZxc2xsZ1corv21bPGIHCnNcA666gJ2R3ByXqF7bOWza
      EqEO2bvtHzpKc7/QuRbCuRtv+L5KsHU+16UfkiP3BW2F6VqholWeR05riEPqcycm/oBNF8
      bzWQyux5s/8oI7V4SseP0iy3jcRFrS9Pi5BTxhCoIm+PbKqRGy+hWUIN3hkjdcAcAImmVf
      n1E5fVTL/P2Y7HD6CCa8ZuFjHs7Hd+EDfLQFySmujMmyT35iuIlMBlhZVuNalU3GUPbHp5
      mxCGcasL4j7BUJ4LpO0C0vBeFAwM95lsqAnFMRPct3OCUp5/d5rvr7OzhRKt+1CSX0dfiG
      wFyXJXuSc8o5XccmPHaG4zwsRxpzhWSPOHn4tCJvrrF5y10xjqw/kxU+hOi9OhTw4hAAAA
      wHncLl5VLXlviiUiwcYGUlLrAjY24thRmZio+xNW+ukbl8AqjPXLvphmrjZMruNgVkPuaM
      bfEKo/oRkpdyxT2H0dNW0ZZw/Mm0HOiU4w9EUnRDcTyeIV1S71ov3Gvn/9KVdgIgRKMhXW
      vs89K6HdDAoW99AhN4pt+vbY6oL/wb2RQiQ/B98STCSpEBuKI40pTcoXp5j40iH0s01ZNO
      DLVpPOsxqMX2vH9znY6AzQhPzVBK4Es6JNG2O5QOyDP8QHzAAAAMEA8mOQ7s5hiVTy0SXU
      Qq8Ode4y+W2KW9nll000CtSrPJilxXu11cV/n3pEerptb/y4T1Us/YhmHEpg1rBCNmeux3
      OnyeCIkZINp0cqIddwb8t4rGqRrgt9Rwj9vNVCmV0tcx1Wy4Ix1pGec8e988+2APfrPPZf
      Z+phjOwFhKU2+scdmKDHrjbNmZ6NRYp/Of9g7YrqUJiyhvRKjgdQmZ7JkOKtsgq9Qnvx3h
      GnzqaMwFOLKEwzkgrNw+m/d30+q/uhAAAAwQDYPA8ykb65nuD9N4LSIkckhI1fyMjputbL
      SmrcSS6DZRH+cB6JYGqYJuz/ifr8W8zmrHaHQFVbiSCjnqoqm379oKSsae4ghpD9iYBvw+
      iXJgcsIn5+ANHjcipKKoouRMOCqoIwaqloGZIW0HLjioAbFH+tDCTcb+mZNtrJwNo60IjF
      j3mcZseGgXdIEPAxEdEdYYobYInj0JDtM4KOxC9A54Nme0Z2E8hHOm1s1Mr/LOTnLJmNzt
      r7tdZLnQyBwGUAAAAOcm9vdEBhcHBsaWFuY2UBAgMEBQ==
      -----END OPENSSH PRIVATE KEY-----
      """;

  private static final String ECDSA_PUBLIC =
      """
      ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBE/DVOTvMPAzxvf7\
      KEnHY0QpYeILOvURnAmfcaNByXrGSs3Ta+9yUsdBiXeso433k238quZsdCMygiLGTZ7hPL4= root@appliance
      """;

  private static final String ECDSA =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
      1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQRPw1Tk7zDwM8b3+yhJx2NEKWHiCzr1
      EZwJn3GjQcl6xkrN02vvclLHQYl3rKON95Nt/KrmbHQjMoIixk2e4Ty+AAAAqNfSlQjX0p
      UIAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBE/DVOTvMPAzxvf7
      KEnHY0QpYeILOvURnAmfcaNByXrGSs3Ta+9yUsdBiXeso433k238quZsdCMygiLGTZ7hPL
      4AAAAgBxN15XaiC2HLI9msibIXqOfNFy23A+4JI66T3lXjrrgAAAAOcm9vdEBhcHBsaWFu
      Y2UBAg==
      -----END OPENSSH PRIVATE KEY-----
      """;

  private static final String ED25519_PUBLIC =
      """
      ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPW+LXXHb8qonwc2cgJxnyEjg55jsQp0iN6qMCDD91A root@ap\
      pliance
      """;

  private static final String ED25519 =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
      QyNTUxOQAAACAT1vi11x2/KqJ8HNnICcZ8hI4OeY7EKdIjeqjAgw/dQAAAAJjTfVdv031X
      bwAAAAtzc2gtZWQyNTUxOQAAACAT1vi11x2/KqJ8HNnICcZ8hI4OeY7EKdIjeqjAgw/dQA
      AAAEDPYOadDpTAfwffb9p4zJh0qMA7i/gJ03upUB6SHn0wLhPW+LXXHb8qonwc2cgJxnyE
      jg55jsQp0iN6qMCDD91AAAAADnJvb3RAYXBwbGlhbmNlAQIDBAUGBw==
      -----END OPENSSH PRIVATE KEY-----
      """;
}

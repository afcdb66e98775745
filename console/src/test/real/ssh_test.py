#!/usr/bin/env python3
"""Who comes in over SSH: a real sshd with PAM and the real client against what Crashcart set up, and what it said about it.

Each of the configurations below is applied by Crashcart. Then every account tries to sign in by password and by key. What
came of it has to equal what sshd_config(5) and shadow(5) let expect, worked out here in a few lines of its own, and what
`crashcart ssh who` had said before. Behind that come the cases of ssh_cases.py.

Needs root, openssh-server, openssh-client, sshpass, openssl, iproute2. Usage: ssh_test.py CRASHCART-COMMAND... ; prints
"ok …" or "FAIL …" a line, exits 1 when one failed.
"""

import sys
from dataclasses import dataclass

import ssh_cases
from ssh_rig import USUAL_MAIN, Rig, exit_code, note, run

STATES = ("enabled", "disabled", "locked", "no-password")


@dataclass(frozen=True)
class Account:
    name: str
    administrator: bool
    state: str

    def settings(self, rig):
        """As Crashcart's settings have it. All of them have the client's key; the password is the same one."""
        written = {"ssh-keys": [rig.public]}
        if self.state != "no-password":
            written["password"] = rig.hash
        if self.state == "disabled":
            written["password-enabled"] = False
        if self.state == "locked":
            written["locked"] = True
        if self.administrator and self.name not in ("admin", "root"):
            written["administrator"] = True
        return written


ADMINISTRATORS = [Account("admin", True, "enabled"), *(Account(f"admin-{state}", True, state) for state in STATES[1:])]
# An administrator by the system's group, of whom the settings do not speak.
STRANGER = Account("stranger", True, "enabled")
PLAIN = [Account("ann", False, "enabled"), *(Account(f"ann-{state}", False, state) for state in STATES[1:])]


@dataclass(frozen=True)
class Configuration:
    """The switches of the service, by their keys; what the main file says before ours; and how root is."""

    what: str
    switches: dict
    root: str = "enabled"
    main: str = ""
    pam: bool = True
    others: bool = True

    def accounts(self):
        return [Account("root", True, self.root), STRANGER, *(ADMINISTRATORS + PLAIN if self.others else ADMINISTRATORS[:1])]

    def opens(self, account, method):
        """What sshd_config(5) makes of it."""
        switches = self.switches
        groups = switches.get("allowed-groups")
        if groups and not set(groups) & groups_of(account):
            return False
        # auth.c: without PAM an account whose field begins with "!" is locked, for keys as well.
        if account.state == "locked" and not self.pam:
            return False
        if method == "key":
            return account.name != "root" or switches.get("root-key-login", True)
        if account.state != "enabled":
            return False
        if account.name == "root":
            # PermitRootLogin is prohibit-password when nobody says anything.
            return switches.get("password-login", True) and switches.get("root-password-login", False)
        general = switches.get("password-login", True)
        return switches.get("admin-password-login", general) if account.administrator else general


def groups_of(account):
    """root is a member of its own group only; administrators are of sudo, as on any Debian."""
    return {account.name} | ({"sudo"} if account.administrator and account.name != "root" else set())


OPEN = {"password-login": True, "root-password-login": True, "admin-password-login": True, "root-key-login": True}
CONFIGURATIONS = [
    Configuration("nothing but on", {}),
    Configuration("all switches on", OPEN),
    Configuration("no passwords", OPEN | {"password-login": False, "admin-password-login": False}),
    Configuration("no passwords but of administrators", {"password-login": False, "admin-password-login": True}),
    Configuration("no passwords, root's switch on", {"password-login": False, "root-password-login": True}, others=False),
    Configuration("no passwords, where others asked by keyboard", {"password-login": False}, others=False,
                  main="KbdInteractiveAuthentication yes\n"),
    Configuration("no passwords of administrators", OPEN | {"admin-password-login": False}),
    Configuration("no passwords of administrators, asked by keyboard", {"admin-password-login": False}, others=False,
                  main="KbdInteractiveAuthentication yes\n"),
    Configuration("root by key only", OPEN | {"root-password-login": False}, others=False),
    Configuration("root by password only", OPEN | {"root-key-login": False}, others=False),
    Configuration("no root", {"root-password-login": False, "root-key-login": False}, others=False),
    Configuration("no root, where others let it in", {"root-password-login": False, "root-key-login": False}, others=False,
                  main="PermitRootLogin yes\n"),
    Configuration("root by key only, where others let it in", {"root-password-login": False}, others=False,
                  main="PermitRootLogin yes\n"),
    Configuration("root disabled, its switch on", OPEN, root="disabled", others=False),
    Configuration("root locked, its switch on", OPEN, root="locked", others=False),
    Configuration("root without password, its switch on", OPEN, root="no-password", others=False),
    Configuration("administrators' group only", OPEN | {"allowed-groups": ["sudo"]}),
    Configuration("two groups, no root", OPEN | {"allowed-groups": ["ann", "sudo"], "root-password-login": False}, others=False),
    Configuration("without PAM", OPEN, pam=False),
    Configuration("without PAM, root disabled", OPEN, root="disabled", pam=False, others=False),
    Configuration("without PAM, root locked", OPEN, root="locked", pam=False, others=False),
    Configuration("without PAM, no passwords", {"password-login": False}, pam=False, others=False),
]


def said(rig):
    """(account, method) -> whether it leads in, as the page's matrix says, and whether sshd confirmed that."""
    rows = rig.json("ssh", "who")["accounts"]
    return {(row["account"], method): (row[method]["open"], row[method]["confirmed"])
            for row in rows for method in ("password", "key")}


def a_stranger(rig):
    run("useradd", "--create-home", "--groups", "sudo", "--shell", "/bin/bash", "--password", rig.hash, STRANGER.name)
    run("install", "-d", "-m", "700", "-o", STRANGER.name, f"/home/{STRANGER.name}/.ssh")
    run("install", "-m", "600", "-o", STRANGER.name, f"{rig.key}.pub", f"/home/{STRANGER.name}/.ssh/authorized_keys")


def combination(rig, configuration):
    main = USUAL_MAIN.replace("UsePAM yes", "UsePAM yes" if configuration.pam else "UsePAM no")
    for line in configuration.main.splitlines():
        main = "".join(kept + "\n" for kept in main.splitlines() if kept.split()[0] != line.split()[0]) + line + "\n"
    rig.main(main)
    # Without a password in the settings Crashcart keeps the one the system has.
    run("usermod", "-p", "*" if configuration.root == "no-password" else rig.hash, "root")
    settings = {"format": 1, "authentication": {"method": "root" if configuration.root == "enabled" else "admin"},
                "accounts": {account.name: account.settings(rig)
                             for account in [configuration.accounts()[0], *ADMINISTRATORS, *PLAIN]},
                "ssh": {"enabled": True, **configuration.switches}}
    status, told = rig.apply(settings)
    if status != 0:
        note(f"{configuration.what}: applied", 0, status, told)
        return
    # What others changed in the main file is none of Crashcart's business, so it has not told sshd.
    rig.systemctl("reload", "ssh")
    before = said(rig)
    came = rig.logins([account.name for account in configuration.accounts()])
    for account in configuration.accounts():
        for method in ("password", "key"):
            wanted = configuration.opens(account, method)
            way = (account.name, method)
            told, confirmed = before.get(way, ("nothing", False))
            note(f"{configuration.what}: {account.name} by {method}", {"said": wanted, "confirmed": True, "came in": wanted},
                 {"said": told, "confirmed": confirmed, "came in": came[way]})


def main():
    rig = Rig(sys.argv[1:])
    a_stranger(rig)
    for configuration in CONFIGURATIONS:
        combination(rig, configuration)
    ssh_cases.all_of_them(rig)
    sys.exit(exit_code())


if __name__ == "__main__":
    main()

"""The menu as a login shell and as ForceCommand, with a real sshd: people get the menu, everything else goes on as before.

Arguments: the words that start the program. Needs root, openssh-server, sshpass and sudo.
"""

import os
import shutil
import sys
from pathlib import Path

from front_test import TITLE, Terminal
from ssh_rig import HERE, PASSWORD, QUIETLY, Rig, USUAL_MAIN, exit_code, holds, note, run

BIN = HERE.parent.parent.parent / "bin"


def install(rig):
    """The two scripts where everybody may run them; the program is started as the test was told to."""
    place = rig.folder / "bin"
    place.mkdir()
    rig.folder.chmod(0o755)
    login_shell = Path(shutil.copy(BIN / "login-shell", place))
    words = " ".join(f"'{word}'" for word in rig.crashcart_words)
    menu = place / "crashcart"
    menu.write_text(f'#!/bin/sh\nif [ "${{1-}}" = login-shell ]; then exec "{login_shell}"; fi\nexec {words} "$@"\n')
    menu.chmod(0o755)
    return login_shell, menu


def unharmed(rig, how):
    """Commands and files, as over any sshd."""
    key = rig.key_options()
    note(f"{how}: a command", (7, "it's 42\n"), rig.ssh(*key, command="echo \"it's $((6 * 7))\"; exit 7")[:2])
    note(f"{how}: a command on a terminal", 3, rig.ssh("-tt", *key, command="test -t 0 && exit 3")[0])
    told = run("ssh", "-F", "/dev/null", "-T", *key, *QUIETLY, "admin@127.0.0.1", text="echo from a script\n")
    note(f"{how}: a script on standard input", "from a script", told.strip().splitlines()[-1])
    source = rig.folder / "file"
    source.write_bytes(os.urandom(300_000))
    for kind, options in (("scp", ()), ("scp as of old", ("-O",))):
        copy = Path("/home/admin/copy")
        copy.unlink(missing_ok=True)
        run("scp", "-F", "/dev/null", "-q", *options, *key, *QUIETLY, source, "admin@127.0.0.1:copy")
        holds(f"{how}: {kind} there", copy.read_bytes() == source.read_bytes())
        back = rig.folder / "back"
        back.unlink(missing_ok=True)
        run("scp", "-F", "/dev/null", "-q", *options, *key, *QUIETLY, "admin@127.0.0.1:copy", back)
        holds(f"{how}: {kind} back", back.read_bytes() == source.read_bytes())
    listed = run("sftp", "-F", "/dev/null", "-q", "-b", "-", *key, *QUIETLY, "admin@127.0.0.1", text="ls copy\n")
    holds(f"{how}: sftp", "copy" in listed.splitlines()[-1], listed)
    if shutil.which("rsync"):
        run("rsync", "-e", " ".join(["ssh -F /dev/null", *map(str, key), *QUIETLY]), source, "admin@127.0.0.1:copied")
        holds(f"{how}: rsync", Path("/home/admin/copied").read_bytes() == source.read_bytes())


def a_person(rig, how):
    words = ["ssh", "-F", "/dev/null", "-tt", *map(str, rig.key_options()), *QUIETLY, "admin@127.0.0.1"]
    person = Terminal(words)
    holds(f"{how}: the rights of root are asked for", person.until("password"), person.seen.decode(errors="replace"))
    person.type(PASSWORD + "\n")
    holds(f"{how}: the menu opens", person.until(TITLE), person.seen.decode(errors="replace"))
    person.quiet()
    person.type("q")
    person.quiet()
    person.type("\r")
    note(f"{how}: leaving it hangs up", 0, person.end())


def main():
    rig = Rig(sys.argv[1:])
    login_shell, menu = install(rig)
    status, said = rig.apply({
        "format": 1,
        "authentication": {"method": "admin"},
        "accounts": {"admin": {"password": rig.hash, "ssh-keys": [rig.public]}},
        "ssh": {"enabled": True},
    })
    note("the settings", 0, status, said)
    Path("/etc/sudoers.d").mkdir(exist_ok=True)
    run("usermod", "-s", login_shell, "admin")
    unharmed(rig, "login shell")
    a_person(rig, "login shell")
    run("usermod", "-s", "/bin/bash", "admin")
    for sftp in ("/usr/lib/openssh/sftp-server", "internal-sftp"):
        how = f"ForceCommand with {sftp.rsplit('/', 1)[-1]}"
        rig.main(USUAL_MAIN.replace("/usr/lib/openssh/sftp-server", sftp) + f"Match User admin\n  ForceCommand {menu} login-shell\n")
        rig.systemctl("reload", "ssh")
        unharmed(rig, how)
    a_person(rig, how)
    return exit_code()


if __name__ == "__main__":
    sys.exit(main())

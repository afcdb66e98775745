"""What happens to the service besides who may come in; run by ssh_test.py."""

import os
import pwd
import subprocess
from pathlib import Path

from ssh_rig import DROP_IN, MAIN, QUIETLY, USUAL_MAIN, holds, note, run

_cases = []


def case(function):
    _cases.append(function)
    return function


def all_of_them(rig, names=()):
    """Every case, each on a service as Debian has it with accounts that all ways are open to; or those of these names."""
    for function in _cases:
        if names and function.__name__ not in names:
            continue
        try:
            renew(rig)
            function(rig)
        except Exception as reason:  # whatever goes wrong in a case is that case's failure
            note(function.__name__, "an end", f"{type(reason).__name__}: {reason}")


def settings(rig, ann=None, **ssh):
    """Of the accounts admin, ann and root; `ssh` has _ for the - in its keys."""
    account = {"password": rig.hash, "ssh-keys": [rig.public]}
    return {"format": 1, "authentication": {"method": "root"},
            "accounts": {"admin": account, "root": account, "ann": account if ann is None else ann},
            "ssh": {"enabled": True, **{key.replace("_", "-"): value for key, value in ssh.items()}}}


def applied(rig, what="applied", ann=None, **ssh):
    status, told = rig.apply(settings(rig, ann, **ssh))
    if status:
        note(what, 0, status, told)
    return told


def renew(rig):
    for path in Path("/etc/ssh/sshd_config.d").glob("*"):
        if path != DROP_IN:
            path.unlink()
    rig.main(USUAL_MAIN)
    applied(rig)
    rig.systemctl("reload", "ssh")


def in_force(*words):
    """What sshd -T says: keyword -> value; of a keyword with several, the last."""
    lines = run("/usr/sbin/sshd", "-T", *words).splitlines()
    return dict((line.split(" ", 1) + [""])[:2] for line in lines)


def tree(folder):
    """Every file below a folder: path -> content, mode and owner."""
    return {str(path): (path.read_bytes(), path.stat().st_mode, path.stat().st_uid)
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def listener():
    return Path("/run/sshd.pid").read_text().strip()


@case
def an_open_session_outlives_every_change(rig):
    session = subprocess.Popen(["ssh", "-F", "/dev/null", *QUIETLY, *rig.key_options(), "admin@127.0.0.1", "cat"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=1)
    try:
        def answers(what):
            session.stdin.write(f"{what}\n")
            note(f"the open session after {what}", what, session.stdout.readline().strip())

        answers("its begin")
        before = listener()
        applied(rig, port=2222)
        answers("another port")
        note("the listener is the same process", before, listener())
        applied(rig, allowed_groups=["root"])
        answers("its account was shut out")
        holds("a new one is refused", not rig.by_key("admin"))
        applied(rig, enabled=False)
        answers("the service was switched off")
        holds("nobody listens", rig.ssh(*rig.key_options())[0] == 255 and not rig.by_key("root"))
        note("off at boot", "disabled", rig.systemctl("is-enabled", "ssh", check=False).strip())
        applied(rig, enabled=True)
        answers("it was switched on again")
        holds("signing in works again", rig.by_key("admin"))
        note("on at boot", "enabled", rig.systemctl("is-enabled", "ssh", check=False).strip())
    finally:
        session.kill()
        session.wait()


@case
def another_port(rig):
    status, told = rig.crashcart("set", "ssh.port", "2222", "--yes")
    note("another port: set", 0, status, told)
    holds("another port: open", rig.by_key("admin", port=2222))
    holds("another port: the usual one is closed", not rig.by_key("admin"))
    status, told = rig.crashcart("unset", "ssh.port", "--yes")
    note("another port: unset", 0, status, told)
    holds("another port: the usual one again", rig.by_key("admin") and not rig.by_key("admin", port=2222))


@case
def its_own_addresses(rig):
    run("ip", "address", "replace", "127.0.0.2/8", "dev", "lo")
    applied(rig, addresses=["127.0.0.1", "::1"], port=2022)
    listening = sorted(line.split()[3] for line in run("ss", "-Hltn").splitlines())
    note("listens on", ["127.0.0.1:2022", "[::1]:2022"], listening)
    holds("a key opens there", rig.by_key("admin", port=2022))


@case
def a_banner_before_signing_in(rig):
    lines = ["Property of Example Ltd.", "  Authorised use only: \"quotes\", $HOME, Ümläut."]
    applied(rig, banner=lines)
    note("banner", lines, rig.ssh("-o", "LogLevel=INFO", *rig.key_options())[2].replace("\r", "").splitlines()[-2:])
    applied(rig)
    holds("no banner any more", "Property" not in rig.ssh("-o", "LogLevel=INFO", *rig.key_options())[2])


@case
def weak_algorithms(rig):
    weak = {"hmac-sha1": ("-o", "MACs=hmac-sha1", "-c", "aes256-ctr"), "aes256-cbc": ("-c", "aes256-cbc"),
            "diffie-hellman-group14-sha1": ("-o", "KexAlgorithms=diffie-hellman-group14-sha1"),
            "ssh-rsa": ("-o", "HostKeyAlgorithms=ssh-rsa")}
    applied(rig, tcp_forwarding=True)
    for name, options in weak.items():
        holds(f"{name} is off", rig.ssh(*options, *rig.key_options())[0] == 255)
    applied(rig, weak_algorithms=list(weak))
    for name, options in weak.items():
        status, _, told = rig.ssh(*options, *rig.key_options())
        note(f"{name} is allowed again", 0, status, told)
    note("the strong ones as well", 0, rig.ssh(*rig.key_options())[0])


@case
def forwarding(rig):
    def reaches():
        words = ["timeout", "20", "ssh", "-F", "/dev/null", *QUIETLY, *rig.key_options(), "-W", "127.0.0.1:22", "admin@127.0.0.1"]
        return "SSH-2.0" in subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout

    applied(rig, tcp_forwarding=True)
    holds("forwarding is on", reaches())
    applied(rig, tcp_forwarding=False, keep_alive=30)
    holds("forwarding is off", not reaches())
    note("keep-alive", "30", in_force()["clientaliveinterval"])


@case
def a_match_block_in_the_extra_lines(rig):
    Path("/etc/ssh/sshd_config.d/50-others.conf").write_text("MaxAuthTries 4\n")
    applied(rig, extra_lines=["LoginGraceTime 45", "Match User ann", "    PasswordAuthentication no", "    X11Forwarding no"],
            admin_password_login=True)
    note("extra lines: ann by password", False, rig.by_password("ann"))
    note("extra lines: ann by key", True, rig.by_key("ann"))
    note("extra lines: admin by password", True, rig.by_password("admin"))
    told = in_force("-C", "user=admin,host=localhost,addr=127.0.0.1")
    for keyword, value in {"logingracetime": "45", "maxauthtries": "4", "x11forwarding": "yes", "printmotd": "no"}.items():
        note(f"extra lines: {keyword} for everybody else", value, told[keyword])
    rows = {row["account"]: row for row in rig.json("ssh", "who")["accounts"]}
    note("extra lines: said of ann", (False, True), tuple(rows["ann"][way]["open"] for way in ("password", "key")))
    note("extra lines: said of admin", (True, True), tuple(rows["admin"][way]["open"] for way in ("password", "key")))


@case
def a_broken_extra_line(rig):
    for line, reason in {"Bananas yes": "Bananas", "Port": "", "MaxAuthTries many": "many", "Match User": ""}.items():
        files, pid, generation = tree("/etc/ssh"), listener(), tree("/etc/crashcart")
        status, told = rig.apply(settings(rig, extra_lines=["LoginGraceTime 45", line]))
        holds(f"broken line {line!r}: refused", status in (3, 4), told)
        holds(f"broken line {line!r}: told", "extra-lines" in told and reason in told, told)
        note(f"broken line {line!r}: nothing changed", True, tree("/etc/ssh") == files and tree("/etc/crashcart") == generation)
        note(f"broken line {line!r}: sshd goes on", (pid, True), (listener(), rig.by_key("admin")))


@case
def what_others_wrote_that_wins(rig):
    Path("/etc/ssh/sshd_config.d/00-aaa.conf").write_text("PasswordAuthentication no\n")
    rig.systemctl("reload", "ssh")
    status, told = rig.apply(settings(rig, password_login=True, admin_password_login=True))
    holds("overridden: told with its file", "00-aaa.conf" in told, told)
    rows = {row["account"]: row for row in rig.json("ssh", "who")["accounts"]}
    note("overridden: said and come of it", (False, False), (rows["admin"]["password"]["open"], rig.by_password("admin")),
         str(rows))
    Path("/etc/ssh/sshd_config.d/00-aaa.conf").unlink()
    rig.systemctl("reload", "ssh")
    applied(rig, password_login=True, admin_password_login=True)
    rows = {row["account"]: row for row in rig.json("ssh", "who")["accounts"]}
    note("not overridden any more", (True, True), (rows["admin"]["password"]["open"], rig.by_password("admin")), str(rows))


@case
def a_main_file_without_the_include(rig):
    others = "# Written by hand.\nPort 22\nPasswordAuthentication yes\nUsePAM yes\nMatch User nobody\n    X11Forwarding no"
    rig.main(others)
    rig.systemctl("reload", "ssh")
    told = applied(rig, password_login=False)
    holds("without Include: told", "Include" in told, told)
    holds("without Include: the rest of the file is as it was", MAIN.read_text().endswith(others), MAIN.read_text())
    note("without Include: no password", (False, True), (rig.by_password("admin"), rig.by_key("admin")))
    note("without Include: for ann neither", False, rig.by_password("ann"))


@case
def going_back_to_an_earlier_generation(rig):
    files = tree("/etc/ssh")
    number = rig.json("history")["generations"][-1]["number"]
    applied(rig, port=2022, banner=["Soon gone."], password_login=False, extra_lines=["LoginGraceTime 45"])
    holds("changed", rig.by_key("admin", port=2022))
    status, told = rig.crashcart("restore", number, "--yes")
    note("restored", 0, status, told)
    note("every file is back", files, tree("/etc/ssh"))
    note("and in force", (True, True), (rig.by_password("ann"), rig.by_key("admin")))


@case
def new_host_keys(rig):
    def shown():
        return sorted(key["fingerprint"] for key in rig.json("ssh", "fingerprints")["host-keys"])

    def seen():
        scanned = "".join(line + "\n" for line in run("ssh-keyscan", "127.0.0.1").splitlines() if not line.startswith("#"))
        return sorted(line.split()[1] for line in run("ssh-keygen", "-lf", "-", text=scanned).splitlines())

    before = seen()
    note("host keys as the client sees them", before, shown())
    status, told = rig.crashcart("ssh", "renew-host-keys", "--yes")
    note("renewed", 0, status, told)
    after = seen()
    note("new host keys as the client sees them", after, shown())
    holds("none of the old ones is left", len(after) == len(before) and not set(after) & set(before))
    note("modes", {"600"}, {f"{path.stat().st_mode & 0o777:o}" for path in Path("/etc/ssh").glob("ssh_host_*_key")})
    holds("signing in works", rig.by_key("admin"))
    for path in Path("/etc/ssh").glob("ssh_host_*_key"):
        note(f"{path.name}: both halves fit", Path(f"{path}.pub").read_text().split()[1],
             run("ssh-keygen", "-y", "-f", path).split()[1])


@case
def keys_that_others_wrote(rig):
    other = Path(f"{rig.folder}/other")
    if not other.exists():
        run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-C", "other", "-f", other)
    ann = pwd.getpwnam("ann")
    file = Path(ann.pw_dir, ".ssh", "authorized_keys")
    applied(rig, ann={"password": rig.hash})
    foreign = ("# by hand\r\n" + 'command="echo \\"only this\\"",no-pty ' + Path(f"{other}.pub").read_text().strip()
               + "\n\n  # no line end follows: Ümläut").encode("latin-1")
    file.parent.mkdir(mode=0o700, exist_ok=True)
    os.chown(file.parent, ann.pw_uid, ann.pw_gid)
    file.write_bytes(foreign)
    os.chown(file, ann.pw_uid, ann.pw_gid)
    file.chmod(0o600)

    def only_this():
        return rig.ssh("-o", "IdentitiesOnly=yes", "-i", other, account="ann")[1].strip()

    note("the foreign key runs its command", "only this", only_this())
    status, told = rig.crashcart("account", "key", "add", "ann", "--stdin", "--yes", text=rig.public + "\n")
    note("key added", 0, status, told)
    holds("the added key opens", rig.by_key("ann"))
    holds("foreign lines to the byte", foreign in file.read_bytes(), repr(file.read_bytes()))
    note("the foreign key is as it was", "only this", only_this())
    fingerprint = run("ssh-keygen", "-lf", f"{rig.key}.pub").split()[1]
    listed = rig.json("account", "key", "list", "ann")
    others = run("ssh-keygen", "-lf", f"{other}.pub").split()[1]
    holds("both are listed", fingerprint in str(listed) and others in str(listed), str(listed))
    status, told = rig.crashcart("account", "key", "remove", "ann", fingerprint, "--yes")
    note("key removed", 0, status, told)
    holds("it opens nothing any more", not rig.by_key("ann"))
    note("the file is as it was before", foreign, file.read_bytes())
    note("the foreign key still is as it was", "only this", only_this())


@case
def modes_that_sshd_refuses(rig):
    applied(rig)
    ann = pwd.getpwnam("ann")
    home = Path(ann.pw_dir)
    keys = home / ".ssh/authorized_keys"
    for what, spoil in {
        "the home folder for everybody": lambda: home.chmod(0o777),
        # Not for its group: Debian's sshd puts up with that of one's own.
        ".ssh for others": lambda: (home / ".ssh").chmod(0o707),
        "the file for everybody": lambda: keys.chmod(0o666),
        "the file another's": lambda: os.chown(keys, 65534, 65534),
        ".ssh another's": lambda: os.chown(home / ".ssh", 65534, 65534),
    }.items():
        spoil()
        holds(f"{what}: sshd refuses the key", not rig.by_key("ann"))
        note(f"{what}: drift", 10, rig.crashcart("plan", "--exit-code")[0])
        applied(rig, what=what)
        holds(f"{what}: mended", rig.by_key("ann"), run("ls", "-ldn", home, home / ".ssh", keys))
        note(f"{what}: nothing is left to do", 0, rig.crashcart("plan", "--exit-code")[0])


@case
def keys_of_a_disabled_account(rig):
    status, told = rig.crashcart("account", "disable", "ann", "--keys", "keep", "--yes")
    note("disabled, keys kept", 0, status, told)
    note("password and key", (False, True), (rig.by_password("ann"), rig.by_key("ann")))
    applied(rig)
    status, told = rig.crashcart("account", "disable", "ann", "--keys", "remove", "--yes")
    note("disabled, keys removed", 0, status, told)
    note("password and key", (False, False), (rig.by_password("ann"), rig.by_key("ann")))

"""A real sshd with PAM that Crashcart manages, in namespaces of its own, and the real ssh client.

/etc, /var, /home and /root are copies that end with this process, and so do all the processes; the network is a loopback.
There is no systemd: the script `systemctl` beside this file plays it for the one service there is.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
PASSWORD = "correct horse battery staple"
DROP_IN = Path("/etc/ssh/sshd_config.d/00-crashcart.conf")
MAIN = Path("/etc/ssh/sshd_config")
LOG = Path("/var/log/sshd")

# Of two options the client takes the first.
QUIETLY = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
           "-o", "ConnectTimeout=10", "-o", "NumberOfPasswordPrompts=1", "-o", "IdentityAgent=none")

# As Debian installs it.
USUAL_MAIN = """Include /etc/ssh/sshd_config.d/*.conf
KbdInteractiveAuthentication no
UsePAM yes
X11Forwarding yes
PrintMotd no
AcceptEnv LANG LC_*
Subsystem	sftp	/usr/lib/openssh/sftp-server
"""

# No waiting after a wrong password, and nobody is shut out for too many of them.
_PAM = """auth required pam_unix.so nodelay
account required pam_unix.so
session required pam_unix.so
"""

_failed = False


def enter_own_namespace():
    """Goes on in namespaces of its own, over copies of the folders that are changed."""
    if os.environ.get("CRASHCART_IN_NAMESPACE") != "yes":
        os.environ["CRASHCART_IN_NAMESPACE"] = "yes"
        os.execvp("unshare", ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation",
                              "private", sys.executable, *sys.argv])
    _be_the_first_process()
    folder = Path(tempfile.mkdtemp())
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", folder)
    for name in ("etc", "var", "home", "root"):
        for kind in ("up", "work"):
            (folder / f"{name}.{kind}").mkdir()
        run("mount", "-t", "overlay", "overlay", "-o",
            f"lowerdir=/{name},upperdir={folder}/{name}.up,workdir={folder}/{name}.work", f"/{name}")
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/run")
    Path("/run/systemd/system").mkdir(parents=True)
    run("mount", "--bind", HERE / "systemctl", "/usr/bin/systemctl")
    run("ip", "link", "set", "lo", "up")
    for name in ("SUDO_USER", "SSH_CONNECTION", "SSH_AUTH_SOCK"):
        os.environ.pop(name, None)
    return folder


def _be_the_first_process():
    """The first process of a namespace has to collect those that ended without a parent; another one goes on."""
    child = os.fork()
    if child:
        while True:
            ended, status = os.wait()
            if ended == child:
                os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def run(*words, text=None, check=True, limit=120):
    """A command; its standard output and errors together."""
    done = subprocess.run([str(word) for word in words], input=text, stdin=None if text is not None else subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=limit)
    if check and done.returncode:
        raise AssertionError(f"{' '.join(map(str, words))}: exit {done.returncode}: {done.stdout}")
    return done.stdout


def note(what, wanted, found, more=""):
    """Tells one result: a line that begins with "ok" or "FAIL"."""
    global _failed
    if wanted == found:
        print(f"ok {what}: {found}", flush=True)
        return
    _failed = True
    print(f"FAIL {what}: wanted {wanted}, got {found}", flush=True)
    if more:
        print("\n".join(f"    {line}" for line in more.splitlines()[-40:]), flush=True)


def holds(what, condition, more=""):
    note(what, True, bool(condition), more)


def exit_code():
    return 1 if _failed else 0


class Rig:
    """The service, the program under test, and a client with a key pair."""

    def __init__(self, crashcart):
        self.crashcart_words = crashcart
        self.folder = enter_own_namespace()
        self.key = self.folder / "key"
        self.secret = self.folder / "password"
        self.secret.write_text(PASSWORD + "\n")
        self.wrong = self.folder / "wrong"
        self.wrong.write_text("another one\n")
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "client", "-f", self.key)
        self.public = Path(f"{self.key}.pub").read_text().strip()
        Path("/etc/pam.d/sshd").write_text(_PAM)
        for path in (*Path("/etc/ssh").glob("sshd_config.d/*"), *Path("/etc/ssh").glob("ssh_host_*")):
            path.unlink()
        run("ssh-keygen", "-A")
        run("rm", "-rf", "/etc/crashcart", "/var/lib/crashcart", "/root/.ssh")
        self.hash = run("openssl", "passwd", "-6", "-stdin", text=PASSWORD + "\n").strip()
        self.main(USUAL_MAIN)

    def main(self, text):
        """The main file as somebody else wrote it. Newer ones than 9.7 punish those who try in vain, as is done here."""
        MAIN.write_text(text)
        if "persourcepenalties" in run("/usr/sbin/sshd", "-T", check=False):
            MAIN.write_text("PerSourcePenalties no\n" + text)

    def systemctl(self, *words, check=True):
        return run("/usr/bin/systemctl", *words, check=check)

    def crashcart(self, *words, text=None):
        """Exit status and output of the program."""
        done = subprocess.run([*self.crashcart_words, *map(str, words)], input=text, stdout=subprocess.PIPE,
                              stdin=None if text is not None else subprocess.DEVNULL, stderr=subprocess.STDOUT, text=True,
                              timeout=180)
        return done.returncode, done.stdout

    def json(self, *words):
        """What a command prints as JSON."""
        done = subprocess.run([*self.crashcart_words, "--json", *map(str, words)], stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=180)
        if done.returncode:
            raise AssertionError(f"{' '.join(words)}: exit {done.returncode}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def apply(self, settings, *options):
        """Applies these settings, a tree that is written as JSON, which is YAML as well."""
        path = self.folder / "settings.yaml"
        path.write_text(json.dumps(settings, indent=1, ensure_ascii=False))
        path.chmod(0o600)
        return self.crashcart("apply", path, "--yes", *options)

    def ssh(self, *options, account="admin", port=22, command="true", secret=None, limit=60):
        """Exit status, output and errors of the client."""
        words = ["ssh", "-F", "/dev/null", "-p", port, *options, *QUIETLY, f"{account}@127.0.0.1", command]
        words = [*(["sshpass", "-f", secret] if secret else []), *words]
        done = subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=limit)
        return done.returncode, done.stdout, done.stderr

    def by_password(self, account, port=22, wrong=False):
        """Whether the password leads in, however sshd asks for it."""
        return self.ssh("-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password,keyboard-interactive",
                        account=account, port=port, secret=self.wrong if wrong else self.secret)[0] == 0

    def by_key(self, account, port=22):
        return self.ssh(*self.key_options(), account=account, port=port)[0] == 0

    def key_options(self):
        return ("-o", "PreferredAuthentications=publickey", "-o", "IdentitiesOnly=yes", "-i", self.key)

    def logins(self, accounts):
        """(account, method) -> whether it leads in; three at a time."""
        ways = [(account, method) for account in accounts for method in ("password", "key")]
        with ThreadPoolExecutor(3) as pool:
            tried = pool.map(lambda way: getattr(self, f"by_{way[1]}")(way[0]), ways)
            return dict(zip(ways, tried))

    def until(self, what, condition, limit=30):
        end = time.monotonic() + limit
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited {limit} s in vain for {what}")
            time.sleep(0.05)

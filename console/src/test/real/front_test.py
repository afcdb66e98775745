"""The menu over SSH with the real client: a simulated appliance, the server in a process of its own, pseudo-terminals.

Arguments: the words that start the program. Needs ssh and ssh-keygen, no root, and a free port on the loopback.
"""

import fcntl
import os
import pty
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from ssh_rig import QUIETLY, exit_code, holds, note

PASSWORD = "correct horse battery staple"
TITLE = "Console setup"
LIMIT = 60


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, words, term="xterm", columns=80, rows=24, language="C.UTF-8"):
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM=term, LC_ALL=language)
            os.execvp(words[0], words)
        self.size(columns, rows)

    def size(self, columns, rows):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, wait):
        ready, _, _ = select.select([self.fd], [], [], wait)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        self.seen += data
        return data

    def until(self, text, limit=LIMIT):
        """Whether this comes in time."""
        end = time.monotonic() + limit
        while text.encode() not in self.seen and time.monotonic() < end:
            if self._read(0.1) == b"":
                break
        return text.encode() in self.seen

    def quiet(self, still=0.6):
        """Reads until nothing has come for a while; what came meanwhile."""
        before = len(self.seen)
        while self._read(still):
            pass
        return self.seen[before:]

    def type(self, keys):
        os.write(self.fd, keys.encode())
        return self

    def forget(self):
        self.seen = b""
        return self

    def end(self, limit=LIMIT):
        """The exit status."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.05):
                    pass
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
        return None

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class Front:
    """The simulated appliance and its server."""

    def __init__(self, crashcart):
        self.folder = Path(tempfile.mkdtemp())
        self.words = [*crashcart, f"--demo={self.folder}/demo"]
        self.key = self.folder / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.key], check=True)
        self.crashcart("auth", "method", "admin", "--stdin", text=PASSWORD + "\n")
        self.crashcart("account", "key", "add", "admin", "--stdin", text=Path(f"{self.key}.pub").read_text())
        self.start()

    def crashcart(self, *words, text=""):
        done = subprocess.run([*self.words, *words], input=text, capture_output=True, text=True, timeout=180)
        if done.returncode:
            raise AssertionError(f"{words}: exit {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [*self.words, "serve-ssh", "--port", str(self.port), "--listen", "127.0.0.1"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.said = []
        while not any("RSA" in line for line in self.said):
            line = self.process.stderr.readline()
            if not line:
                raise AssertionError("the server ended: " + "".join(self.said))
            self.said.append(line)

    def ssh(self, *more, account="admin", options=(), tty=True):
        return ["ssh", "-F", "/dev/null", *(["-tt"] if tty else []), "-p", str(self.port), *options, *QUIETLY,
                f"{account}@127.0.0.1", *more]

    def by_password(self):
        return ("-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password")

    def by_key(self):
        return ("-o", "PreferredAuthentications=publickey", "-o", "IdentitiesOnly=yes", "-i", str(self.key))

    def menu(self, **terminal):
        return Terminal(self.ssh(options=self.by_key()), **terminal)

    def pss(self):
        """Memory of the server in MiB, shared pages by halves."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return round(int(rollup.split("\nPss:")[1].split()[0]) / 1024)

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def connections(self):
        """Connections that the server holds."""
        held = f"0100007F:{self.port:04X}"
        lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
        return sum(1 for line in lines if line.split()[1] == held and line.split()[3] == "01")


def wait_for(condition, limit=LIMIT):
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def signing_in(front):
    menu = Terminal(front.ssh(options=front.by_password()))
    holds("a password is asked for", menu.until("password:"), menu.seen.decode(errors="replace"))
    menu.forget().type(PASSWORD + "\n")
    holds("the password opens the menu", menu.until(TITLE), menu.seen.decode(errors="replace"))
    menu.type("q")
    menu.quiet()
    menu.type("\r")
    note("leaving it", 0, menu.end())
    wrong = Terminal(front.ssh(options=front.by_password()))
    wrong.until("password:")
    begun = time.monotonic()
    wrong.type("another one\n")
    note("a wrong password", 255, wrong.end())
    holds("it takes its time", time.monotonic() - begun >= 2)
    other = Terminal(front.ssh(account="root", options=front.by_key()))
    note("a key of another account", 255, other.end())


def using(front):
    menu = front.menu()
    holds("a key opens the menu", menu.until(TITLE), menu.seen.decode(errors="replace"))
    menu.quiet()
    menu.forget().type("8")
    holds("a digit opens an entry", menu.until("Audit log"))
    menu.quiet()
    menu.forget().type("\033")
    holds("Esc goes back", menu.until("Remote login"))
    menu.quiet()
    menu.forget().size(132, 43)
    holds("a larger window is painted", menu.until("not over this connection"), menu.seen.decode(errors="replace"))
    menu.quiet()
    menu.forget().type("\014")
    holds("Ctrl-L paints anew", menu.until(TITLE))
    menu.quiet()
    menu.type("q")
    menu.quiet()
    menu.type("\r")
    note("the exit status", 0, menu.end())


def pasting(front):
    menu = front.menu()
    menu.until(TITLE)
    menu.quiet()
    menu.type("3")
    menu.quiet()
    menu.type("1")
    menu.quiet()
    menu.forget().type("\033[200~pasted-name\033[201~")
    holds("what is pasted stands in the field", menu.until("pasted-name"), menu.seen.decode(errors="replace"))
    menu.kill()


def refusing(front):
    for what, words, tty, sentence in (
            ("a command", ("reboot",), False, "runs no commands"),
            ("no terminal", (), False, "needs a terminal"),
    ):
        done = subprocess.run(front.ssh(*words, options=(*front.by_key(), *([] if tty else ["-T"])), tty=tty),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
        note(what, 1, done.returncode, done.stderr)
        holds(f"{what}: a sentence", sentence in done.stderr, done.stderr)
    words = ["sftp", "-F", "/dev/null", "-P", str(front.port), "-b", "/dev/null", *front.by_key(), *QUIETLY, "admin@127.0.0.1"]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
    holds("files: a sentence", done.returncode and "moves no files" in done.stderr, done.stderr)


def rekeying(front):
    menu = Terminal(front.ssh(options=(*front.by_key(), "-o", "RekeyLimit=16K")))
    holds("the menu opens", menu.until(TITLE))
    for _ in range(12):
        menu.quiet(0.3)
        menu.forget().type("\014")
        if not menu.until(TITLE):
            break
    holds("it goes on while keys are exchanged anew", menu.until(TITLE), menu.seen.decode(errors="replace"))
    menu.kill()


def many(front):
    holds("nobody is left", wait_for(lambda: front.connections() == 0))
    alone, threads = front.pss(), front.threads()
    menus = [front.menu()]
    menus[0].until(TITLE)
    menus[0].quiet()
    one = front.pss()
    menus += [front.menu() for _ in range(4)]
    holds("five menus at once", all(menu.until(TITLE) for menu in menus))
    five = front.pss()
    menus += [front.menu() for _ in range(5)]
    holds("ten menus at once", all(menu.until(TITLE) for menu in menus))
    print(f"PSS in MiB: nobody {alone}, one menu {one}, five {five}, ten {front.pss()}", flush=True)
    for menu in menus:
        menu.kill()
    holds("killed clients leave no connection", wait_for(lambda: front.connections() == 0))
    holds("nor a thread", wait_for(lambda: front.threads() <= threads + 2), f"{front.threads()} of {threads}")


def a_step(terminal):
    """Bytes for one Down in the main menu: the least of three, for a minute may pass on the clock meanwhile."""
    terminal.until(TITLE)
    terminal.quiet(1.5)
    return min(len(terminal.type("\033[B").quiet()) for _ in range(3))


def bytes_of_a_step(front):
    for term in ("xterm", "vt220", "linux"):
        remote = front.menu(term=term)
        local = Terminal(front.words, term=term)
        over, here = a_step(remote), a_step(local)
        note(f"bytes for Down at {term}, as on a terminal of this machine", here, over)
        remote.kill()
        local.kill()


def stopping(front):
    menu = front.menu()
    menu.until(TITLE)
    menu.quiet()
    before = [line for line in front.said if "Host key" in line]
    front.process.send_signal(signal.SIGTERM)
    holds("whoever is there is told", menu.until("is being stopped"), menu.seen.decode(errors="replace"))
    note("their client ends", 0, menu.end())
    note("the server ends", 0, front.process.wait(LIMIT))
    front.start()
    note("the host keys stay", before, [line for line in front.said if "Host key" in line])


def main():
    front = Front(sys.argv[1:])
    try:
        for part in (signing_in, using, pasting, refusing, rekeying, many, bytes_of_a_step, stopping):
            print(f"-- {part.__name__}", flush=True)
            part(front)
    finally:
        front.process.kill()
        front.process.wait()
        subprocess.run(["rm", "-rf", front.folder], check=True)
    return exit_code()


if __name__ == "__main__":
    sys.exit(main())

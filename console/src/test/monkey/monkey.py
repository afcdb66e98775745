#!/usr/bin/env python3
"""A monkey at the menu: random bytes on pseudo-terminals of five kinds.

    monkey.py [--bytes N] [--seed S] [--kind TERM]... DEMO -- COMMAND...

COMMAND opens the menu of the demonstration appliance in the folder DEMO. The bytes are split among
the kinds of terminals; half of each share is typed without the keys that confirm a change. It ends
with status 1 and says why when

  * the menu ends in any way but by its own question (then it is opened again),
  * after the storm Ctrl-L does not paint, or the way to the main menu is not found,
  * without a confirming key a setting was changed,
  * the terminal's modes afterwards are not those before.

The same seed gives the same bytes. Only the standard library is used, and only Linux is served.
"""
import argparse
import fcntl
import glob
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time

KINDS = ["linux", "vt220", "xterm", "dumb", "none-of-these"]
SIZES = [(24, 80), (12, 40), (43, 132), (24, 80), (5, 20), (1, 1), (80, 250), (12, 40)]
LIMIT = 60  # seconds for anything that is waited for; machines are busy
# Keys that say yes on some page: Enter in its three forms, yes, apply, try, keep.
CONFIRMING = b"\r\nyYaAtTkK"
KEYS = [
    b"\x1b[A", b"\x1b[B", b"\x1b[B", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOA", b"\x1bOB", b"\x1b[H",
    b"\x1b[F", b"\x1b[5~", b"\x1b[6~", b"\x1b[3~", b"\x1b[Z", b"\x1bOP", b"\x1b[[A", b"\x1b[17~",
    b"\x1b[19~", b"\r", b"\r", b"\r", b"\n", b"\r\n", b"\r\x00", b"\t", b" ", b"\x7f", b"\b", b"\x1b",
    b"\x0c", b"\x03", b"\x1a", b"\x1c", b"\x13", b"\x11", b"\x15", b"\x17", b"y", b"q", b"a", b"n", b"t",
    b"d", b"e", b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9", b"\x1bOM", b"\x1bx",
]  # fmt: skip
NOISE = [
    b"\x1b[0n", b"\x1b[40;132R", b"\x1b[1;5R", b"\x1b[?62;1c", b"\xff\x00\x0d", b"\xff\xff", b"\x00",
    b"\x1b[200~", b"\x1b[201~", b"\x1b[", b"\x1bO", b"\x1b]0;title\x07", b"\x1bP1$r\x1b\\", b"\x9b",
    b"\x1b[M !!", b"\x1b[<0;3;4M", b"\xc3", b"\xf0\x9f", b"\xed\xa0\x80", b"\x1b[999999999999~",
]  # fmt: skip


def storm(rnd, count):
    """Pieces of bytes, as a terminal, a line or nobody would send them."""
    while count > 0:
        dice = rnd.random()
        if dice < 0.1:
            piece = b"\x1b"
        elif dice < 0.3:
            piece = rnd.randbytes(rnd.randint(1, 16))
        elif dice < 0.75:
            piece = b"".join(rnd.choice(KEYS) for _ in range(rnd.randint(1, 4)))
        elif dice < 0.82:
            piece = "".join(chr(rnd.choice([0xE9, 0x6F22, 0x1F600, 0x301])) for _ in range(5)).encode()
        elif dice < 0.86:
            piece = b"\x1b[200~" + rnd.randbytes(rnd.randint(0, 40)) + b"\x1b[201~"
        else:
            piece = rnd.choice(NOISE)
        cut = rnd.randint(0, len(piece))
        for part in (piece[:cut], piece[cut:]):
            if part:
                yield part
        count -= len(piece)


class Menu:
    """The menu on a pseudo-terminal, opened again when it was left."""

    def __init__(self, command, term):
        self.command, self.term, self.times = command, term, 0
        self.master, self.slave = pty.openpty()
        self.before = termios.tcgetattr(self.slave)
        os.set_blocking(self.master, False)
        self.open()

    def open(self):
        env = dict(os.environ, TERM=self.term, LC_ALL="C.UTF-8")
        env.pop("NO_COLOR", None)
        self.times += 1
        # What was typed since the last one ended reached a line that Ctrl-S stops.
        os.write(self.master, b"\x11")
        self.quiet(0.1)
        termios.tcflush(self.slave, termios.TCIFLUSH)
        self.size(24, 80)
        self.seen = bytearray()
        self.child = subprocess.Popen(
            self.command, stdin=self.slave, stdout=self.slave, stderr=self.slave, env=env,
            preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)))
        # Whatever page it begins with, such as the question of a trial, says what Enter does.
        self.expect(b"Enter ", "the menu does not open")

    def size(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def take(self, seconds):
        """What it writes within that time; returns early with the first bytes."""
        readable, _, _ = select.select([self.master], [], [], seconds)
        if not readable:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.seen = (self.seen + data)[-200000:]
        return data

    def quiet(self, seconds):
        """Everything until nothing came for that time."""
        data = b""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            more = self.take(seconds)
            if not more:
                return data
            data += more
        return data

    def expect(self, words, complaint):
        end = time.monotonic() + LIMIT
        while words not in self.seen:
            if time.monotonic() > end or self.child.poll() is not None:
                self.fail(complaint)
            self.take(0.2)

    def type(self, data):
        """Types as fast as the terminal takes it, reading meanwhile."""
        end = time.monotonic() + LIMIT
        while data:
            self.take(0)
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                if time.monotonic() > end:
                    self.fail("keys are not taken any more")
                self.take(0.01)

    def ended(self):
        """Whether it was left by its question; anything else is a failure."""
        status = self.child.poll()
        if status is None:
            return False
        self.quiet(0.1)
        if status != 0:
            self.fail("ended with status %d" % status)
        self.modes()
        return True

    def modes(self):
        if termios.tcgetattr(self.slave) != self.before:
            self.fail("the terminal is not as it was")

    def fail(self, words):
        print("FAILED on %s: %s" % (self.term, words))
        print(ascii(bytes(self.seen[-3000:])))
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGKILL)
        sys.exit(1)

    def rage(self, rnd, count, confirming):
        typed = 0
        for piece in storm(rnd, count):
            if not confirming:
                piece = piece.replace(b"\x1bOM", b"").translate(None, CONFIRMING + b"M")
            self.type(piece)
            typed += len(piece)
            if rnd.random() < 0.004:
                self.size(*rnd.choice(SIZES))
            # Mostly as fast as can be; now and then as slow as a bad line, and Escape often alone.
            pause = rnd.choice([0.04] if piece == b"\x1b" else [0, 0, 0, 0, 0.002, 0.04])
            end = time.monotonic() + pause
            self.take(0)
            while time.monotonic() < end:
                self.take(end - time.monotonic() if end > time.monotonic() else 0)
            if self.ended():
                self.open()
        return typed

    def recover(self):
        """Finds the way back to the main menu as an operator would."""
        self.quiet(1.6)
        self.size(24, 80)
        self.quiet(0.3)
        for attempt in range(60):
            if self.ended():
                self.open()
            self.type(b"\x0c")
            shown = self.quiet(0.3)
            if not shown and self.child.poll() is None:
                shown = self.quiet(3)
                if not shown:
                    self.fail("Ctrl-L paints nothing")
            if b"Restart or shut down" in shown and b"Console setup" in shown:
                return
            # Esc goes back, except on the question of a trial, where b does.
            self.type(b"b" if b"Keep this change?" in shown else b"\x1b")
            self.quiet(0.3)
        self.fail("no way back to the main menu")

    def leave(self):
        self.type(b"\x03\x1a\x1c\x13\x11")
        self.type(b"q")
        self.quiet(0.3)
        self.type(b"\r")
        end = time.monotonic() + LIMIT
        while not self.ended():
            if time.monotonic() > end:
                self.fail("it cannot be left")
            self.take(0.1)
        os.close(self.master)
        os.close(self.slave)


def settings(demo):
    """The kept settings and their generations."""
    with open(os.path.join(demo, "etc/crashcart/config.yaml"), "rb") as kept:
        return kept.read(), sorted(glob.glob(os.path.join(demo, "var/lib/crashcart/history/*")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--bytes", type=int, default=200000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--kind", action="append")
    parser.add_argument("demo")
    parser.add_argument("command", nargs="+")
    given = parser.parse_args()
    kinds = given.kind or KINDS
    total = 0
    for kind in kinds:
        rnd = random.Random("%d %s" % (given.seed, kind))
        share = given.bytes // len(kinds) // 2
        menu = Menu(given.command, kind)
        before = settings(given.demo)
        typed = menu.rage(rnd, share, False)
        menu.recover()
        if settings(given.demo) != before:
            menu.fail("settings changed that nobody confirmed")
        typed += menu.rage(rnd, share, True)
        menu.recover()
        menu.leave()
        changes = len(settings(given.demo)[1]) - len(before[1])
        print("%s: %d bytes, opened %d times, %d changes confirmed"
              % (kind, typed, menu.times, changes // 2), flush=True)
        total += typed
    print("bytes %d" % total)


if __name__ == "__main__":
    main()

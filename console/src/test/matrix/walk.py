#!/usr/bin/python3
"""Walks over the pages of the menu on pseudo-terminals of many kinds and sizes, and looks at them through pyte.

On every page, what an emulator shows after all the small changes must be what it shows after Ctrl-L, which paints
everything anew; the cursor must be where it was; and the words must be the same on every kind of terminal of one size. A
terminal that cannot move its cursor gets lines without a single escape sequence. The emulator is pyte (Debian:
python3-pyte), which knows nothing of this program.

    walk.py [--term NAME]... [--size WxH]... [--charset UTF-8|C]... [--deep] [--jobs N] -- COMMAND [ARG...]

COMMAND starts the program; --demo=FOLDER and the words for the menu are added. The size 0x0 is a line without a size,
whose emulator of 100x30 answers the question for it. Ends with 1 when a page was painted wrong.
"""
import argparse
import concurrent.futures
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

import pyte

TERMS = ["linux", "xterm", "xterm-256color", "screen", "tmux-256color", "vt100", "vt102", "vt220", "ansi", "unheard-of",
         "", None, "dumb"]
SIZES = ["80x24", "40x12", "132x43", "0x0"]
SIZELESS = (100, 30)
PASSWORD = b"a measured lantern 9 in the harbour\n"
QUIET = 0.15
LIMIT = 60
CLEARS = b"\x1b[J"
# What is shown by less where there is no UTF-8.
PLAIN = str.maketrans("·…↑↓×✓✗", "*.^vxvx")


class Wrong(Exception):
    """A page that is not what it should be."""


class Emulator(pyte.Screen):
    """A pyte screen that answers what it is asked."""

    answer = None

    def write_process_input(self, data):
        self.answer(data.encode())


class Menu:
    def __init__(self, command, folder, term, size, charset):
        columns, rows = (int(number) for number in size.split("x"))
        env = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8" if charset == "UTF-8" else "C"}
        if term is not None:
            env["TERM"] = term
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Ignored under nohup, and Java leaves a signal that is ignored alone.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            # Standard error would be painted over the menu; the tests of the launcher look at it.
            os.dup2(os.open("/dev/null", os.O_WRONLY), 2)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            words = ["console"] if term == "dumb" else []
            os.execvpe(command[0], command + ["--demo=" + folder] + words, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = Emulator(*(SIZELESS if size == "0x0" else (columns, rows)))
        self.screen.answer = lambda data: os.write(self.fd, data)
        self.stream = pyte.ByteStream(self.screen)
        if charset != "UTF-8":
            self.stream.select_other_charset("@")
        self.sent = b""

    def settle(self, awaited=lambda: True):
        """Reads until nothing comes any more and what is awaited is there."""
        self.sent = b""
        since = time.monotonic()
        while time.monotonic() - since < LIMIT:
            ready, _, _ = select.select([self.fd], [], [], QUIET)
            if ready:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    return
                self.sent += data
                self.stream.feed(data)
            elif awaited():
                return
        raise Wrong("nothing awaited came within %d s:\n%s" % (LIMIT, "\n".join(self.text())))

    def press(self, keys, awaited=lambda: True):
        os.write(self.fd, keys)
        self.settle(awaited)

    def back(self, title):
        """Presses Esc until a page is there; while something is being looked at, Esc does nothing."""
        for _ in range(9):
            before, end = self.title(), time.monotonic() + 3
            self.press(b"\x1b", lambda: self.title() != before or time.monotonic() > end)
            if self.title() == title:
                return
        raise Wrong("Esc does not lead to %r:\n%s" % (title, "\n".join(self.text())))

    def idle(self):
        """Whether nothing is being looked at just now, which is said above the keys."""
        return not any("Looking at" in line for line in self.text()[-4:])

    def text(self):
        return [line.rstrip() for line in self.screen.display]

    def title(self):
        return self.text()[1] if self.screen.lines > 1 else ""

    def cells(self):
        """What people see: of blanks only what shows of them; the clock may go on."""
        shown = []
        for row in range(self.screen.lines):
            line = self.screen.buffer[row]
            for column in range(self.screen.columns):
                if row == 0 and 1 <= column <= 5:
                    continue
                cell = line[column]
                background = cell.fg if cell.reverse else cell.bg
                look = (cell.fg, cell.bg, cell.bold, cell.underscore, cell.reverse)
                shown.append((row, column, cell.data, background if cell.data == " " else look))
        return shown

    def check(self, where):
        """Compares the picture that grew with one that is painted anew."""
        grown, cursor = self.cells(), (self.screen.cursor.x, self.screen.cursor.y)
        text = self.text()
        self.press(b"\x0c", lambda: CLEARS in self.sent)
        painted = self.cells()
        if grown != painted:
            wrong = [(a, b) for a, b in zip(grown, painted) if a != b][:5]
            raise Wrong("%s is painted wrong: %r\n%s\n--- anew:\n%s"
                        % (where, wrong, "\n".join(text), "\n".join(self.text())))
        if cursor != (self.screen.cursor.x, self.screen.cursor.y):
            raise Wrong("%s: the cursor was at %r" % (where, cursor))
        return text

    def close(self):
        try:
            os.kill(self.pid, signal.SIGHUP)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def entries(text):
    return [match.group(1) for match in (re.match(r" [> ] (\d)  ", line) for line in text) if match]


def walk(menu, deep):
    """Every page that the numbers of the main menu open, and with deep those behind them; but for the shell."""
    seen = {}
    # The header's name comes with the status, and the keys are on the last row once the size is known.
    menu.settle(lambda: "Simulated" in menu.text()[0] and menu.text()[-1])
    seen["main"] = menu.check("main")
    title = menu.title()
    for step in range(12):
        before = menu.cells()
        menu.press(b"\x1b[B", lambda: menu.cells() != before)
        if step % 4 == 3:
            seen["main, %d down" % step] = menu.check("main, %d down" % step)
    for key in "12345680":
        menu.press(key.encode(), lambda: menu.title() != title)
        inner = menu.title()
        seen[key] = text = menu.check(key)
        for digit in entries(text) if deep else []:
            menu.press(digit.encode(), menu.idle)
            if menu.title() != inner:
                place = key + " " + digit
                seen[place] = menu.check(place)
                menu.press(b"\t")
                menu.press(b"\x1b[B")
                menu.check(place + ", two further")
                menu.back(inner)
        menu.back(title)
        menu.check("back from " + key)
    return seen


def one(command, kept, term, size, charset, deep):
    # A machine of its own: who else is here would be said in the header.
    with tempfile.TemporaryDirectory(prefix="crashcart-matrix.") as parent:
        folder = os.path.join(parent, "demo")
        shutil.copytree(kept, folder, symlinks=True)
        return look(command, folder, term, size, charset, deep)


def look(command, folder, term, size, charset, deep):
    menu = Menu(command, folder, term, size, charset)
    try:
        if term == "dumb":
            lines = []
            # On a small one the last entry is out of sight.
            menu.settle(lambda: b"Up/Down Move" in menu.sent)
            lines.append(menu.sent)
            menu.press(b"1", lambda: b"Recover access" in menu.sent)
            lines.append(menu.sent)
            if b"\x1b" in b"".join(lines):
                raise Wrong("a dumb terminal was sent an escape sequence")
            return {}
        return walk(menu, deep)
    finally:
        menu.close()


def same(one_text, other):
    # The clock may go on, and the dots of an ellipsis are one or three wide.
    return [line.translate(PLAIN) for line in one_text[1:]] == [line.translate(PLAIN) for line in other[1:]]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--term", action="append")
    arguments.add_argument("--size", action="append")
    arguments.add_argument("--charset", action="append")
    arguments.add_argument("--deep", action="store_true")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("command", nargs="+")
    given = arguments.parse_args()
    cases = [(term, size, charset) for size in given.size or SIZES for term in given.term or TERMS
             for charset in given.charset or ["UTF-8", "C"]]
    wrong, reference = 0, {}
    with tempfile.TemporaryDirectory(prefix="crashcart-matrix.") as folder:
        subprocess.run(given.command + ["--demo=" + folder, "auth", "method", "admin", "--stdin"],
                       input=PASSWORD, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            runs = [(case, pool.submit(one, given.command, folder, *case, given.deep)) for case in cases]
            for (term, size, charset), run in runs:
                name = "TERM=%-15s %-7s %-5s" % ("(unset)" if term is None else term or "(empty)", size, charset)
                try:
                    pages = run.result()
                    for place, text in pages.items():
                        other = reference.setdefault((size, place), text)
                        if not same(text, other):
                            raise Wrong("%s reads\n%s\n--- elsewhere:\n%s" % (place, "\n".join(text), "\n".join(other)))
                    print("%s ok, %d pages" % (name, len(pages)), flush=True)
                except Wrong as fault:
                    wrong += 1
                    print("%s WRONG\n%s" % (name, fault), flush=True)
    if wrong:
        sys.exit("%d of %d were painted wrong" % (wrong, len(cases)))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What the full-screen menu costs on a terminal: bytes, milliseconds, processor and memory.

The launcher is started on a pseudo-terminal of 80x24 with a demonstration appliance that is set up
already. A step ends when nothing was written for a while; its time is that of its last byte.
Medians of the runs are printed. Only the standard library is used, and only Linux is measured.

    terminal_cost.py [--runs N] [--idle SECONDS] [--term NAME]... [LAUNCHER]
"""
import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

QUIET = 0.5  # seconds without a byte that end a step
LIMIT = 30  # seconds after which a step is given up
HERE = os.path.dirname(os.path.abspath(__file__))
LAUNCHER = os.path.normpath(os.path.join(HERE, "../../../bin/crashcart"))
PASSWORD = b"a measured lantern 9 in the harbour\n"
# Name of the step, what is typed, and what must be seen before silence counts.
KEYS = [
    ("Down, first", b"\x1b[B", b""),
    ("Down", b"\x1b[B", b""),
    ("Down", b"\x1b[B", b""),
    ("open a menu", b"1", b"Recover"),
    ("open a form", b"3", b"Full name"),
    ("a character, first", b"a", b""),
    ("a character", b"n", b""),
    ("a character", b"n", b""),
    ("close the form", b"\x1b", b"One-time"),
    ("close the menu", b"\x1b", b"Restart"),
]


class Menu:
    """The menu on a pseudo-terminal."""

    def __init__(self, launcher, folder, term):
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = {"TERM": term, "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": folder}
            if "JAVA_HOME" in os.environ:
                env["JAVA_HOME"] = os.environ["JAVA_HOME"]
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(launcher, [launcher, "--demo=" + folder], env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def collect(self, since, awaited=b""):
        """The number of bytes until silence, and the milliseconds to the last of them."""
        seen, last = b"", since
        while time.monotonic() - since < LIMIT:
            ready, _, _ = select.select([self.fd], [], [], QUIET)
            if ready:
                seen += os.read(self.fd, 65536)
                last = time.monotonic()
            elif awaited in seen:
                return len(seen), (last - since) * 1000
        sys.exit("terminal_cost: %r was not seen within %d s: %r" % (awaited, LIMIT, seen[-300:]))

    def press(self, keys, awaited):
        since = time.monotonic()
        os.write(self.fd, keys)
        return self.collect(since, awaited)

    def processes(self):
        found, rest = [], [self.pid]
        while rest:
            pid = rest.pop()
            found.append(pid)
            for task in os.listdir("/proc/%d/task" % pid):
                with open("/proc/%d/task/%s/children" % (pid, task)) as file:
                    rest += [int(child) for child in file.read().split()]
        return found

    def cpu_ms(self):
        total = 0
        for pid in self.processes():
            for task in os.listdir("/proc/%d/task" % pid):
                with open("/proc/%d/task/%s/schedstat" % (pid, task)) as file:
                    total += int(file.read().split()[0])
        return total / 1e6

    def pss_mib(self):
        total = 0
        for pid in self.processes():
            with open("/proc/%d/smaps_rollup" % pid) as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        return total / 1024

    def leave(self):
        os.write(self.fd, b"q")
        self.collect(time.monotonic(), b"Leave the menu")
        os.write(self.fd, b"y")
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(launcher, folder, term, runs, idle):
    bytes_of, ms_of, cpu, pss, idling = {}, {}, [], [], []
    for run in range(runs):
        menu = Menu(launcher, folder, term)
        try:
            steps = [("first paint", menu.collect(menu.started, b"Restart"))]
            cpu.append(menu.cpu_ms())
            pss.append(menu.pss_mib())
            steps += [(name, menu.press(keys, awaited)) for name, keys, awaited in KEYS]
            if run == 0 and idle:
                before = menu.cpu_ms()
                time.sleep(idle)
                idling.append((menu.cpu_ms() - before) / idle)
            menu.leave()
        except BaseException:
            os.kill(menu.pid, signal.SIGHUP)
            raise
        for name, (count, ms) in steps:
            bytes_of.setdefault(name, []).append(count)
            ms_of.setdefault(name, []).append(ms)
    print("TERM=%s, medians of %d runs" % (term, runs))
    for name, counts in bytes_of.items():
        times = ms_of[name]
        print("  %-20s %6d bytes %8.1f ms (%.1f to %.1f)"
              % (name, statistics.median(counts), statistics.median(times), min(times), max(times)))
    print("  processor until then %.0f ms, memory (PSS) %.1f MiB" % (statistics.median(cpu), statistics.median(pss)))
    for share in idling:
        print("  idle for %d s: %.2f ms of processor a second" % (idle, share))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--runs", type=int, default=10)
    arguments.add_argument("--idle", type=int, default=20)
    arguments.add_argument("--term", action="append")
    arguments.add_argument("launcher", nargs="?", default=LAUNCHER)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="crashcart-bench.") as folder:
        subprocess.run([given.launcher, "--demo=" + folder, "auth", "method", "admin", "--stdin"],
                       input=PASSWORD, check=True, stdout=subprocess.DEVNULL)
        for term in given.term or ["linux", "vt220"]:
            measure(given.launcher, folder, term, given.runs, given.idle)


if __name__ == "__main__":
    main()

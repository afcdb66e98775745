"""Runs a command on a terminal of its own and acts a small script there.

usage: pty_session.py SCRIPT COMMAND...
SCRIPT is a list of steps separated by '|':
  wait:TEXT   until TEXT was written (20 seconds at most)
  send:KEYS   types them (\\r, \\x1b and the like are understood)
  size:RxC    changes the window
  kill:NAME   sends a signal, such as TERM
  hangup      closes the terminal
  exit        waits for the command's end
  modes       prints whether the terminal's modes are as they were before the command
Everything the command wrote goes to standard output at the end, escaped.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

LIMIT = 20.0


def fail(words):
    print("FAILED " + words)
    print(ascii(bytes(seen)))
    child.kill()
    sys.exit(1)


def pump(seconds):
    readable, _, _ = select.select([master], [], [], seconds)
    if readable:
        try:
            seen.extend(os.read(master, 65536))
        except OSError:
            pass


def wait_for(text):
    global mark
    end = time.monotonic() + LIMIT
    while seen.find(text, mark) < 0:
        if time.monotonic() > end:
            fail("never saw %r" % text)
        pump(0.2)
    mark = seen.find(text, mark) + len(text)


def wait_exit():
    end = time.monotonic() + LIMIT
    while child.poll() is None:
        if time.monotonic() > end:
            fail("did not end")
        if open_master:
            pump(0.05)
        else:
            try:
                child.wait(0.2)
            except subprocess.TimeoutExpired:
                pass
    if open_master:
        pump(0.05)
    print("exit %d" % child.returncode)


def own_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


seen = bytearray()
mark = 0
open_master = True
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
before = termios.tcgetattr(slave)
child = subprocess.Popen(
    sys.argv[2:], stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal
)
for step in sys.argv[1].split("|"):
    word, _, rest = step.partition(":")
    raw = rest.encode("latin-1").decode("unicode_escape").encode("latin-1")
    if word == "wait":
        wait_for(raw)
    elif word == "send":
        os.write(master, raw)
    elif word == "size":
        rows, columns = rest.split("x")
        size = struct.pack("HHHH", int(rows), int(columns), 0, 0)
        fcntl.ioctl(master, termios.TIOCSWINSZ, size)
    elif word == "kill":
        child.send_signal(getattr(signal, "SIG" + rest))
    elif word == "hangup":
        os.close(slave)
        os.close(master)
        open_master = False
    elif word == "exit":
        wait_exit()
    elif word == "modes":
        print("modes " + ("same" if termios.tcgetattr(slave) == before else "changed"))
    else:
        fail("unknown step " + step)
print(ascii(bytes(seen)))

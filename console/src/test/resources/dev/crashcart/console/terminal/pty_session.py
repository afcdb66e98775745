"""Runs a command on a terminal of its own and acts a small script there.

usage: pty_session.py SCRIPT COMMAND...
SCRIPT is a list of steps separated by '|':
  begin:RxC   the window's size before the command starts, 24x80 otherwise; must come first
  device:NAME the command does not have the terminal, but a link to its device as its last word;
              must come first as well
  wait:TEXT   until TEXT was written (20 seconds at most)
  send:KEYS   types them (\\r, \\x1b and the like are understood)
  size:RxC    changes the window
  kill:NAME   sends a signal, such as TERM
  absent:TEXT fails if TEXT was written since what was waited for last
  mark        what was written so far does not count for wait and absent
  quiet:SECS  lets time pass
  cpu:SECS    lets time pass and prints the processor time the command took, in ms a second
  raw         prints which modes of the terminal are on and off
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
import tempfile
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


def let_pass(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pump(min(0.1, max(0, end - time.monotonic())))


def processor():
    """Nanoseconds that each thread has had a processor; proc(5), schedstat."""
    times = {}
    for task in os.listdir("/proc/%d/task" % child.pid):
        with open("/proc/%d/task/%s/schedstat" % (child.pid, task)) as stat:
            times[task] = int(stat.read().split()[0])
    return times


def own_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


seen = bytearray()
mark = 0
open_master = True
steps = sys.argv[1].split("|")
command = sys.argv[2:]
size = "24x80"
device = ""
while steps[0].startswith(("begin:", "device:")):
    word, _, rest = steps.pop(0).partition(":")
    if word == "begin":
        size = rest
    else:
        device = rest
master, slave = pty.openpty()
rows, columns = size.split("x")
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))
before = termios.tcgetattr(slave)
# Whoever was started by nohup passes it on, and Java leaves a signal that is ignored alone.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
if device:
    link = os.path.join(tempfile.mkdtemp(), device)
    os.symlink(os.ttyname(slave), link)
    child = subprocess.Popen(
        command + [link], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=None
    )
else:
    child = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal
    )
for step in steps:
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
    elif word == "absent":
        if seen.find(raw, mark) >= 0:
            fail("saw %r" % raw)
    elif word == "mark":
        mark = len(seen)
    elif word == "quiet":
        let_pass(float(rest))
    elif word == "cpu":
        earlier, written = processor(), len(seen)
        let_pass(float(rest))
        spent = sum(ns - earlier.get(task, 0) for task, ns in processor().items())
        print("cpu %.3f" % (spent / 1e6 / float(rest)))
        print("bytes %d" % (len(seen) - written))
    elif word == "raw":
        now = termios.tcgetattr(slave)
        for group, names in (
            (0, "BRKINT IGNBRK ICRNL INLCR IGNCR IXON ISTRIP PARMRK"),
            (1, "OPOST"),
            (3, "ISIG ICANON ECHO IEXTEN"),
        ):
            for name in names.split():
                print(("+" if now[group] & getattr(termios, name) else "-") + name)
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

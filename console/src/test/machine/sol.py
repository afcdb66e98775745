"""The serial line over IPMI: a baseboard controller (ipmi_sim of OpenIPMI) on it, ipmitool as its client, and a line that is
as slow as a real one.

    with SlowLine(machine.lend_serial(), 9600) as line, Controller(folder, line.port) as controller:
        with controller.session() as session:              # ipmitool ... sol activate, in a terminal of its own
            terminal = LineTerminal(session)

QEMU's UART has no speed: what is written to it arrives at once. A SlowLine passes on a tenth of its bits per second, and
holds back whoever writes faster, as the handshake of a real line would.
"""

import fcntl
import os
import pty
import socket
import struct
import subprocess
import termios
import threading
import time
from pathlib import Path

from line import until

_ADDRESS, _PORT, _ACCOUNT, _PASSWORD = "127.0.0.1", 9623, "operator", "carriage"
# Where both sides are, in bytes: little enough that a writer feels the line's speed.
_BUFFER = 4096


class SlowLine:
    """A relay between one client at a time on a TCP port of this machine and a Unix socket, at so many bits per second each
    way; a byte takes ten of them. It is a line itself too (send, hear), for a terminal without a controller between."""

    def __init__(self, path, speed):
        self.path, self.speed = path, speed
        self._server = socket.create_server((_ADDRESS, 0))
        self.port = self._server.getsockname()[1]
        self._open = []
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __str__(self):
        return f"a line of {self.speed} baud"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        for one in (self._server, *self._open):
            _shut(one)
        self._thread.join(10)

    def _serve(self):
        try:
            while True:
                client, _ = self._server.accept()
                machine = socket.socket(socket.AF_UNIX)
                machine.connect(self.path)
                self._open = [client, machine]
                for one in self._open:
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
                threads = [threading.Thread(target=self._pass, args=pair, daemon=True)
                           for pair in ((client, machine), (machine, client))]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
        except OSError:
            return  # it was closed

    def _pass(self, source, sink):
        """In slices of a hundredth of a second."""
        rate = self.speed / 10
        free = 0.0
        try:
            while data := source.recv(max(1, int(rate / 100))):
                free = max(free, time.monotonic()) + len(data) / rate
                pause = free - time.monotonic()
                if pause > 0:
                    time.sleep(pause)
                sink.sendall(data)
        except OSError:
            pass  # the other thread ended it
        for one in (source, sink):
            _shut(one)


class Wire:
    """A terminal's end of a SlowLine: a line of its own."""

    def __init__(self, line):
        self._name = str(line)
        self._listener = None
        self._socket = socket.create_connection((_ADDRESS, line.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=self._read, daemon=True).start()

    def __str__(self):
        return self._name

    def __enter__(self):
        return self

    def __exit__(self, *_):
        _shut(self._socket)

    def send(self, text):
        self._socket.sendall(text.encode() if isinstance(text, str) else text)

    def hear(self, listener):
        self._listener = listener

    def _read(self):
        try:
            while data := self._socket.recv(65536):
                if self._listener:
                    self._listener(data)
        except OSError:
            return  # it was closed


class Controller:
    """A baseboard controller whose Serial-over-LAN is the line at that TCP port."""

    def __init__(self, folder, port, speed=115200):
        self.folder = Path(folder) / "controller"
        (self.folder / "state").mkdir(parents=True, exist_ok=True)
        # Channel 1 with RMCP+ sessions (IPMI 2.0), one operator with full rights.
        (self.folder / "lan.conf").write_text(f'''name "appliance"
set_working_mc 0x20
  startlan 1
    addr {_ADDRESS} {_PORT}
    priv_limit admin
    allowed_auths_callback none md2 md5 straight
    allowed_auths_user none md2 md5 straight
    allowed_auths_operator none md2 md5 straight
    allowed_auths_admin none md2 md5 straight
    guid a123456789abcdefa123456789abcdef
  endlan
  sol "tcp:{_ADDRESS}:{port}" {speed}
user 1 true "" "test" user 10 none md2 md5 straight
user 2 true "{_ACCOUNT}" "{_PASSWORD}" admin 10 none md2 md5 straight
''')
        (self.folder / "machine.emu").write_text('''mc_setbmc 0x20
mc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02 persist_sdr
sel_enable 0x20 1000 0x0a
mc_enable 0x20
''')
        self._process = None

    def __enter__(self):
        words = ["ipmi_sim", "-c", self.folder / "lan.conf", "-f", self.folder / "machine.emu", "-s", self.folder / "state",
                 "-p", "-n"]
        with open(self.folder / "log", "wb") as log:
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            until(60, "an answer of the controller", lambda: self.ask("mc", "info").returncode == 0)
        except AssertionError as reason:
            self._process.kill()
            raise AssertionError(f"{reason}: {(self.folder / 'log').read_text()}{self.ask('mc', 'info').stderr}") from reason
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def ask(self, *words):
        """One command of ipmitool."""
        return subprocess.run([*self.words(), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def session(self):
        return Session(self)

    @staticmethod
    def words():
        return ["ipmitool", "-I", "lanplus", "-H", _ADDRESS, "-p", str(_PORT), "-U", _ACCOUNT, "-P", _PASSWORD, "-C", "3"]


class Session:
    """Somebody who runs `ipmitool sol activate` in a terminal of 80x24: a line."""

    def __init__(self, controller):
        self._controller, self._listener = controller, None
        self.output = bytearray()

    def __str__(self):
        return "a session of Serial-over-LAN"

    def __enter__(self):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
        self._process = subprocess.Popen([*self._controller.words(), "sol", "activate"], stdin=theirs, stdout=theirs, stderr=theirs,
                                         env={**os.environ, "TERM": "xterm"}, start_new_session=True)
        os.close(theirs)
        threading.Thread(target=self._read, daemon=True).start()
        until(30, f"a session, in {self.output!r}", lambda: b"operational" in self.output)
        return self

    def __exit__(self, *_):
        """Leaves by its own escape, so that the controller is free for the next one."""
        try:
            os.write(self._ours, b"\r~.")
            self._process.wait(20)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._ours)

    def hear(self, listener):
        self._listener = listener

    def send(self, text):
        data = text.encode() if isinstance(text, str) else text
        while data:
            data = data[os.write(self._ours, data):]

    def _read(self):
        try:
            while data := os.read(self._ours, 65536):
                self.output += data
                if self._listener:
                    self._listener(data)
        except OSError:
            return  # ipmitool ended


def _shut(one):
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it never was connected, or the other side went first
    one.close()

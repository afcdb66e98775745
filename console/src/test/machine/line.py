"""The lines that lead into the machine: its serial line, and the dialogues with QEMU and with the guest agent."""

import json
import socket
import threading
import time


def until(limit, what, condition):
    """Waits until condition() is true and returns what it returned; fails after `limit` seconds, naming what was waited for."""
    end = time.monotonic() + limit
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit} s in vain for {what}")
        time.sleep(0.1)


class Serial:
    """The other end of the machine's serial line: keeps all that came out of it, and types into it."""

    def __init__(self, path):
        self.output = bytearray()
        self.is_open = True
        self._listener = None
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(path)
        threading.Thread(target=self._read, daemon=True).start()

    def __str__(self):
        return "the serial line"

    def _read(self):
        try:
            while data := self._line.recv(65536):
                self.output += data
                if self._listener:
                    self._listener(data)
        except OSError:
            return  # the line was closed

    def hear(self, listener):
        """That function gets all bytes, those that came already at once."""
        listener(bytes(self.output))
        self._listener = listener

    def text(self):
        return bytes(self.output).decode("utf-8", "replace")

    def send(self, text):
        self._line.sendall(text.encode() if isinstance(text, str) else text)

    def wait_for(self, text, limit=60):
        """Waits until that text has come out of it."""
        until(limit, f"{text!r} on the serial line", lambda: text in self.text())

    def close(self):
        self.is_open = False
        # Not close() alone: that would leave the other side waiting as long as our own thread reads.
        try:
            self._line.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the machine went first
        self._line.close()


class Dialogue:
    """A JSON dialogue with QEMU on a Unix socket: its monitor (QMP), or the guest agent (QGA) behind a serial port."""

    def __init__(self, path, limit):
        self.socket = None
        until(limit, path, lambda: self._connect(path))
        self._file = self.socket.makefile("rb")

    def _connect(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        try:
            self.socket.connect(path)
            return True
        except OSError:
            self.socket.close()
            return False

    def ask(self, execute, arguments=None, limit=120):
        message = {"execute": execute, **({"arguments": arguments} if arguments else {})}
        self.socket.settimeout(limit)
        self.socket.sendall(json.dumps(message).encode() + b"\n")
        while True:
            answer = self.read()
            if "error" in answer:
                raise AssertionError(f"{execute}: {answer['error'].get('desc')}")
            if "return" in answer:
                return answer["return"]

    def read(self):
        line = self._file.readline()
        if not line:
            raise EOFError("the machine is off")
        return json.loads(line.replace(b"\xff", b""))

    def close(self):
        self._file.close()
        self.socket.close()

"""What a person has in front of him: a screen with a keyboard, on the machine's own monitor or at the end of a line.

    monitor = Monitor(machine)                       # VGA and the PS/2 keyboard, as they are in the machine
    terminal = LineTerminal(machine.serial)          # a terminal emulator (pyte) on its serial line
    terminal.wait_for("Network interfaces")
    terminal.press("down", "enter"); terminal.type("192.0.2.20/24")
    terminal.pressed                                 # how many keys that were, what was typed not counted
"""

import base64
import struct
import threading
from pathlib import Path

import pyte

from line import until

# Java starts slowly in an emulated machine, the more so when others want the same processors.
SCREEN_LIMIT = 400

_KEYS = {"enter": ("ret", b"\r"), "esc": ("esc", b"\x1b"), "up": ("up", b"\x1b[A"), "down": ("down", b"\x1b[B"),
         "left": ("left", b"\x1b[D"), "right": ("right", b"\x1b[C"), "tab": ("tab", b"\t"), "space": ("spc", b" "),
         "ctrl-l": ("ctrl-l", b"\x0c"), "ctrl-u": ("ctrl-u", b"\x15")}
_NAMES = {" ": "spc", "-": "minus", "=": "equal", ".": "dot", ",": "comma", "/": "slash", ";": "semicolon", "\n": "ret"}
_SHIFTED = dict(zip('!@#$%^&*()_+:<>?', "1234567890-=;,./"))


class Terminal:
    """A screen and its keyboard; the keys are counted."""

    def __init__(self):
        self.pressed = 0

    def press(self, *keys):
        """Presses keys, by their names above or the characters on them, and counts them."""
        for key in keys:
            self.pressed += 1
            self._press(key)

    def shows(self, *texts):
        """Whether all of these are on the screen now, wherever."""
        now = self.text()
        return all(text in now for text in texts)

    def wait_for(self, *texts, limit=SCREEN_LIMIT):
        try:
            until(limit, f"{' and '.join(map(repr, texts))} on {self}", lambda: self.shows(*texts))
        except AssertionError as reason:
            raise AssertionError(f"{reason}:\n{self.text()}") from reason
        return self

    def wait_for_any(self, *texts, limit=SCREEN_LIMIT):
        """Waits for the first of these, and returns it."""
        try:
            return until(limit, f"{' or '.join(map(repr, texts))} on {self}",
                         lambda: next((text for text in texts if self.shows(text)), None))
        except AssertionError as reason:
            raise AssertionError(f"{reason}:\n{self.text()}") from reason

    def wait_for_end_of(self, text, limit=SCREEN_LIMIT):
        try:
            until(limit, f"the end of {text!r} on {self}", lambda: text not in self.text())
        except AssertionError as reason:
            raise AssertionError(f"{reason}:\n{self.text()}") from reason
        return self

    def rows(self):
        return [row.rstrip() for row in self.text().split("\n")]


class Monitor(Terminal):
    """The machine's own monitor, showing its virtual terminal of that number, and its keyboard."""

    def __init__(self, machine, number=1):
        super().__init__()
        self.machine, self.number = machine, number

    def __str__(self):
        return f"tty{self.number} of the monitor"

    def text(self):
        """From the kernel, which knows what each cell is; so this needs the guest agent."""
        told = self.machine.run(f"base64 -w0 /dev/vcsu{self.number}; echo; head -c 4 /dev/vcsa{self.number} | base64").checked().out.split()
        cells = base64.b64decode(told[0]).decode("utf-32-le")
        columns = base64.b64decode(told[1])[1]
        return "\n".join(cells[start:start + columns] for start in range(0, len(cells), columns))

    def glimpse(self):
        """The characters in the card's memory, in no order that counts; from outside, so from the first moment on."""
        file = Path(self.machine.folder) / "vga.memory"
        self.machine.ask("pmemsave", {"val": 0xB8000, "size": 0x8000, "filename": str(file)})
        return file.read_bytes()[::2].decode("cp437")

    def cursor(self):
        """Row and column, from 0."""
        told = self.machine.run(f"head -c 4 /dev/vcsa{self.number} | base64").checked().out
        _, _, column, row = struct.unpack("4B", base64.b64decode(told))
        return row, column

    def picture(self, path):
        self.machine.screenshot(path)

    def type(self, text):
        for character in text:
            self._send(_name(character))

    def _press(self, key):
        self._send(_KEYS[key][0] if key in _KEYS else _name(key))

    def _send(self, name):
        """A chord such as ctrl-alt-delete, held for 20 ms of the machine's own time."""
        keys = [{"type": "qcode", "data": part} for part in name.split("-")]
        self.machine.ask("send-key", {"keys": keys, "hold-time": 20})

    def chord(self, name):
        """Presses keys together, by QEMU's names: alt-f2, ctrl-alt-delete."""
        self.pressed += 1
        self._send(name)


class LineTerminal(Terminal):
    """A terminal emulator at the end of a line, which is anything with send(bytes) and hear(listener)."""

    def __init__(self, line, columns=80, rows=24, answers=True):
        super().__init__()
        self.line, self.answers = line, answers
        self.taken = 0
        self._lock = threading.RLock()
        self._screen = _Screen(columns, rows, self._answer)
        self._stream = pyte.ByteStream(self._screen)
        line.hear(self._take)

    def __str__(self):
        return str(self.line)

    def text(self):
        with self._lock:
            return "\n".join(self._screen.display)

    def cursor(self):
        """Row and column, from 0."""
        with self._lock:
            return self._screen.cursor.y, self._screen.cursor.x

    def forget(self):
        """As a terminal that was just switched on: empty, and `taken` counts from 0."""
        with self._lock:
            self._screen.reset()
            self.taken = 0

    def type(self, text):
        self.line.send(text)

    def _press(self, key):
        self.line.send(_KEYS[key][1] if key in _KEYS else key)

    def _take(self, data):
        with self._lock:
            self.taken += len(data)
            self._stream.feed(data)

    def _answer(self, data):
        if self.answers:
            self.line.send(data)


class _Screen(pyte.Screen):
    """pyte's screen, whose answers to questions about its state and size go back to who asked."""

    def __init__(self, columns, rows, answer):
        self._answer = answer
        super().__init__(columns, rows)

    def write_process_input(self, data):
        self._answer(data)


def _name(character):
    if character in _SHIFTED:
        return f"shift-{_name(_SHIFTED[character])}"
    if character.isupper():
        return f"shift-{character.lower()}"
    return _NAMES.get(character, character)

"""One machine in QEMU: its power, disk, cards, serial line and screen, and commands in it by the guest agent.

    enter_own_namespace()                                # before anything else: nothing is left behind whatever happens
    machine = Machine(cache, folder, "networkd", cards=[switch.card("card0", folder)])
    machine.boot()
    print(machine.run("ip -brief address").out)          # not over a console or a network that is under test
    machine.save("booted"); ...; machine.load("booted")  # a second each
    machine.cut_power(); machine.boot()                  # the same disk again

It runs without hardware virtualisation, so it needs no rights beyond root's and takes 15 to 40 s to boot. All limits are
meant for a busy machine; nothing waits longer than until what it waits for is there.
"""

import base64
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from line import Dialogue, Serial, until

BOOT_LIMIT = 300
_COMMAND_LINE = (
    "root=/dev/vda rw rootfstype=ext4 console=tty1 console=ttyS0,115200 net.ifnames=1 mitigations=off tsc=reliable "
    "no_timer_check consoleblank=0 quiet loglevel=3 systemd.show_status=0")


def enter_own_namespace():
    """Goes on in network, process and mount namespaces of its own, which end with this process, however it ends."""
    if os.environ.get("CRASHCART_IN_NAMESPACE") == "yes":
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    os.environ["CRASHCART_IN_NAMESPACE"] = "yes"
    words = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", sys.executable, *sys.argv]
    os.execvp(words[0], words)


@dataclass(frozen=True)
class Done:
    """What a command in the machine came to."""

    command: str
    exit: int
    out: str
    err: str

    def checked(self):
        if self.exit:
            raise AssertionError(f"{self.command}: exit {self.exit}: {self.out}{self.err}")
        return self


class Machine:
    """A machine with the disk of that flavour (networkd, networkmanager, package or installed) and a virtio card for each of
    `cards`, which are QEMU's words for what it is plugged into (lan.Switch.card). The first card is enp0s16 in the machine,
    the next enp0s17. The cables of the cards whose numbers are in `unplugged` lie beside it until cable() plugs them in."""

    def __init__(self, cache, folder, flavour, cards, unplugged=(), name="machine", unit=0, memory=640):
        self.cache, self.folder, self.flavour, self.name = Path(cache), Path(folder), flavour, name
        self.cards, self.unit, self.memory, self._unplugged = list(cards), unit, memory, frozenset(unplugged)
        self._cables = self._usual_cables()
        self.disk = self.folder / f"{name}.qcow2"
        self._process = self._monitor = self._agent = self.serial = None
        self.saved, self.started = set(), 0.0

    @staticmethod
    def card_name(number):
        return f"enp0s{16 + number}"

    def hardware(self, number):
        """The hardware address of card number N; two machines on one switch need different `unit`s."""
        return f"52:54:00:cc:{self.unit:02x}:{number + 1:02x}"

    # Power

    def boot(self, snapshot=None):
        """Switches it on, and waits until its systemd has done what it does at boot; or goes on from that snapshot."""
        self.power_on(snapshot)
        if snapshot:
            self._reattach()
        else:
            self.wait_for_boot()
        return self

    def power_on(self, snapshot=None):
        """Switches it on, and waits for nothing."""
        if not self.disk.exists():
            self.renew()
        self._unlink("monitor", "agent", "serial")
        with open(self._path("qemu.log"), "ab") as log:
            self._process = subprocess.Popen(self._words(snapshot), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self._monitor = Dialogue(self._path("monitor"), 30)
        except AssertionError as reason:
            raise AssertionError(f"QEMU did not start: {Path(self._path('qemu.log')).read_text()}") from reason
        self._monitor.read()
        self._monitor.ask("qmp_capabilities")
        self.serial = Serial(self._path("serial"))
        for number, plugged in self._cables.items():
            self.cable(number, plugged)
        self._monitor.ask("cont")
        self.started = time.monotonic()

    def wait_for_boot(self):
        self._attach(BOOT_LIMIT)
        self.run("systemctl is-system-running --wait", limit=BOOT_LIMIT)

    def renew(self):
        """A new disk, as it was built."""
        assert not self.is_on(), "switch it off first"
        self.disk.unlink(missing_ok=True)
        self.saved.clear()
        base = self.cache / f"{self.flavour}.img"
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", base.resolve(), self.disk], check=True)

    def is_on(self):
        return self._process is not None and self._process.poll() is None

    def cut_power(self):
        """The plug is pulled: what the machine had not written to its disk is lost."""
        if self.is_on():
            self._process.kill()
            self._process.wait()
        self._detach()

    def press_power(self, limit=120):
        """The power button: an orderly shutdown."""
        self._monitor.ask("system_powerdown")
        until(limit, "the machine to switch itself off", lambda: not self.is_on())
        self._detach()

    def reboot(self):
        """An orderly restart from inside, until it is up again."""
        before = self.run("cat /proc/sys/kernel/random/boot_id").checked().out
        self._exec("systemctl reboot")
        self._detach_agent()
        until(BOOT_LIMIT, "the restart", lambda: self._boot_id() not in ("", before))
        self.run("systemctl is-system-running --wait", limit=BOOT_LIMIT)

    def save(self, tag):
        """Keeps disk, memory and devices under that name, in the machine's own disk."""
        self._told(f"savevm {tag}")
        self.saved.add(tag)

    def load(self, tag):
        """Everything is as it was when that was saved, but the time of day, which is the real one. The cables are as usual."""
        self._cables = self._usual_cables()
        if not self.is_on():
            self.boot(tag)
            return
        self._detach_agent()
        if not self.serial.is_open:
            self.regain_serial()
        self._told(f"loadvm {tag}")
        for number, plugged in self._cables.items():
            self.cable(number, plugged)
        self._reattach()

    # Inside

    def run(self, command, text=None, limit=120):
        """A bash command as root in the machine, with `text` as its standard input. A limit reached is a failure."""
        pid = self._exec(command, text, limit)
        end, pause = time.monotonic() + limit, 0.02
        while True:
            status = self._agent.ask("guest-exec-status", {"pid": pid}, limit)
            if status["exited"]:
                break
            if time.monotonic() > end:
                raise AssertionError(f"{command}: not done after {limit} s")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.3)
        out, err = (base64.b64decode(status.get(key, "")).decode("utf-8", "replace") for key in ("out-data", "err-data"))
        return Done(command, status.get("exitcode", 128 + status.get("signal", 0)), out, err)

    def json(self, command):
        """What a command in the machine printed, as JSON."""
        return json.loads(self.run(command).checked().out)

    def crashcart(self, words):
        """Runs `crashcart WORDS` in the machine."""
        return self.run(f"crashcart {words}", limit=180)

    def read(self, path):
        return self.run(f"cat '{path}'").checked().out

    def write(self, path, text, mode="644"):
        """Writes a file and what folders it needs, and has it on the disk before it returns."""
        self.run(f"mkdir -p \"$(dirname '{path}')\" && install -m {mode} /dev/stdin '{path}' && sync '{path}'", text).checked()

    def addresses(self, card, family=None):
        """The global addresses (with prefix) of card number N, from the kernel; family 4 or 6."""
        option = f"-{family} " if family else ""
        links = self.json(f"ip {option}-json address show dev {self.card_name(card)} scope global")
        return [f"{entry['local']}/{entry['prefixlen']}" for link in links for entry in link.get("addr_info", [])
                if "local" in entry and not entry.get("tentative")]

    def until(self, limit, what, command):
        """Waits until that command in the machine succeeds, and returns what it came to."""
        done = None

        def tried():
            nonlocal done
            done = self.run(command)
            return done.exit == 0

        try:
            until(limit, what, tried)
        except AssertionError as reason:
            raise AssertionError(f"{reason}; at last: {done.out}{done.err}") from reason
        return done

    # Outside

    def ask(self, execute, arguments=None):
        """Anything of QEMU's monitor (QMP)."""
        return self._monitor.ask(execute, arguments)

    def send_break(self):
        """A BREAK on the serial line."""
        self._told("chardev-send-break line")

    def lend_serial(self):
        """Takes our terminal off the serial line, which only one may use at a time, and tells the socket that it is."""
        self.serial.close()
        return self._path("serial")

    def regain_serial(self):
        """Our terminal is on the serial line again."""
        if self.serial.is_open:
            self.serial.close()
        self.serial = Serial(self._path("serial"))
        return self.serial

    def cable(self, card, plugged):
        """Plugs or unplugs the cable of card number N."""
        self._cables[card] = plugged
        self._monitor.ask("set_link", {"name": f"nic{card}", "up": plugged})

    def screenshot(self, path):
        """Its screen as a PNG file."""
        self._monitor.ask("screendump", {"filename": str(path), "format": "png"})

    def _words(self, snapshot):
        words = [
            "qemu-system-x86_64", "-name", self.name, "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=192",
            # A processor with AVX takes a third longer to boot: every such instruction is a call here.
            "-cpu", "Nehalem", "-smp", "2", "-m", str(self.memory), "-display", "none", "-vga", "std",
            "-S", "-nodefaults", "-no-user-config", "-kernel", str(self.cache / "vmlinuz"), "-initrd", str(self.cache / "initrd"),
            "-append", _COMMAND_LINE,
            # Not NVMe, which needs no initrd but cannot be saved.
            "-drive", f"if=none,id=disk,file={self.disk},format=qcow2", "-device", "virtio-blk-pci,drive=disk,addr=4",
            "-qmp", f"unix:{self._path('monitor')},server=on,wait=off",
            "-device", "virtio-serial-pci,addr=5", "-chardev", f"socket,id=agent,path={self._path('agent')},server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0",
            "-chardev", f"socket,id=line,path={self._path('serial')},server=on,wait=off", "-serial", "chardev:line"]
        for number, plug in enumerate(self.cards):
            # Of a card whose speed and duplex are unknown 802.3ad makes no use.
            words += ["-netdev", f"{plug},id=card{number}",
                      "-device", f"virtio-net-pci,netdev=card{number},id=nic{number},addr={16 + number:x},"
                      f"mac={self.hardware(number)},speed=1000,duplex=full,romfile="]
        return words + (["-loadvm", snapshot] if snapshot else [])

    def _usual_cables(self):
        return {number: number not in self._unplugged for number in range(len(self.cards))}

    def _path(self, kind):
        return str(self.folder / f"{self.name}.{kind}")

    def _unlink(self, *kinds):
        for kind in kinds:
            Path(self._path(kind)).unlink(missing_ok=True)

    def _told(self, line):
        said = self._monitor.ask("human-monitor-command", {"command-line": line})
        if said.strip():
            raise AssertionError(f"{line}: {said}")

    def _exec(self, command, text=None, limit=120):
        if self._agent is None:
            self._attach(BOOT_LIMIT)
        arguments = {"path": "/bin/bash", "arg": ["-c", command], "capture-output": True}
        if text is not None:
            arguments["input-data"] = base64.b64encode(text.encode()).decode()
        return self._agent.ask("guest-exec", arguments, limit)["pid"]

    def _boot_id(self):
        try:
            self._attach(1)
            return self.run("cat /proc/sys/kernel/random/boot_id", limit=5).out  # the agent may be about to end
        except (AssertionError, OSError, EOFError):
            self._detach_agent()
            return ""

    def _reattach(self):
        self._attach(60)
        self.run(f"date --utc --set @{time.time():.3f}").checked()

    def _attach(self, limit):
        """Finds the agent. What an earlier dialogue left in the line is thrown away up to the answer to our own number, which
        is another one at each try: the answers to earlier tries may still come."""
        self._detach_agent()

        def answered():
            number = time.monotonic_ns() & 0x7FFFFFFF
            if not self.is_on():
                raise AssertionError(f"the machine is off: {Path(self._path('qemu.log')).read_text()}")
            agent = None
            try:
                agent = Dialogue(self._path("agent"), 5)
                agent.socket.settimeout(2)
                agent.socket.sendall(b'\xff{"execute":"guest-sync-delimited","arguments":{"id":%d}}\n' % number)
                while True:
                    try:
                        if agent.read().get("return") == number:
                            return agent
                    except ValueError:
                        pass  # the end of an answer to somebody before us
            except (OSError, EOFError):
                if agent:
                    agent.close()
                return None

        self._agent = until(limit, "the guest agent", answered)

    def _detach_agent(self):
        if self._agent:
            self._agent.close()
            self._agent = None

    def _detach(self):
        self._detach_agent()
        if self._monitor:
            self._monitor.close()
            self._monitor = None
        if self.serial:
            self.serial.close()

    def remove(self):
        """Switches it off and removes its files."""
        self.cut_power()
        for path in self.folder.glob(f"{self.name}.*"):
            path.unlink()

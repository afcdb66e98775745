"""The menu on the machine's own screens: the package installed, the power switched on, and what may come in between.

Imported by console_test.py, whose head says how a case is added.
"""

import time
from pathlib import Path

from cases import case, equal
from line import until
from screens import LineTerminal, Monitor

PACKAGE = "package"
GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
FIRST = "How will people sign in?"
MAIN = ("1  Sign-in and passwords", "0  Restart or shut down")
UNITS = "crashcart-console@tty1.service crashcart-console@ttyS0.service"


class Console:
    """The machine with the package installed and switched on anew: the menu on its monitor, and on its serial line."""

    def __init__(self, machine):
        self.machine, self.monitor, self.terminal = machine, Monitor(machine), LineTerminal(machine.serial)

    def both(self):
        return self.monitor, self.terminal


def installed(rig):
    """That machine, from a snapshot once there is one."""
    machine = rig.machine
    if "menu" in machine.saved:
        machine.load("menu")
        console = Console(machine)
        console.terminal.press("ctrl-l")
    else:
        install(machine)
        machine.run("sync").checked()
        machine.cut_power()
        machine.boot()
        console = Console(machine)
        console.terminal.press("ctrl-l")
        console.monitor.wait_for(FIRST)
        console.terminal.wait_for(FIRST)
        machine.save("menu")
    console.terminal.wait_for(FIRST)
    console.terminal.pressed = 0
    return console


def install(machine, package="crashcart.deb"):
    done = machine.run(f"DEBIAN_FRONTEND=noninteractive dpkg -i /root/{package} </dev/null", limit=300)
    equal(done.exit, 0, f"{done.out}{done.err}exit of dpkg")
    return done


def golden(name):
    """The rows of a golden screen that are the same on every machine: without its header, and without empty ones."""
    text = (GOLDEN / f"{name}.txt").read_text().split("\n")
    return [row for row in text[1:] if row.strip() and not row.startswith("cursor ")]


def in_order(rows, wanted):
    """The first of the wanted rows that is not among these, in this order; empty when all are."""
    left = iter(rows)
    return next((row for row in wanted if row not in left), "")


def active(machine, unit):
    return machine.run(f"systemctl is-active {unit}").out.strip()


@case("installed on a machine with a login prompt on both lines: the menu takes their place at once", PACKAGE)
def takes_the_lines(rig):
    machine = rig.machine
    machine.serial.send("\r")
    machine.serial.wait_for("login:")
    assert "login:" in Monitor(machine).text(), "no login prompt on the monitor"
    terminal = LineTerminal(machine.serial)
    done = install(machine)
    assert "?" not in done.out + done.err, f"it asks: {done.out}{done.err}"
    start = time.monotonic()
    terminal.wait_for(FIRST)
    Monitor(machine).wait_for(FIRST)
    print(f"    on both lines {time.monotonic() - start:.1f} s after dpkg came back", flush=True)
    equal(active(machine, "getty@tty1.service serial-getty@ttyS0.service"), "inactive\ninactive", "gettys")
    assert "No such file" in machine.run("ls /usr/lib/jvm").err, "there is a Java in it besides the package's own"


@case("power on: the menu on the monitor and on the serial line, and both obey", PACKAGE)
def power_on(rig):
    machine = rig.machine
    install(machine)
    machine.run("sync").checked()
    machine.cut_power()
    machine.power_on()
    monitor, terminal = Monitor(machine), LineTerminal(machine.serial)
    seen = {}

    def complete():
        if monitor not in seen and "Root user" in monitor.glimpse():
            seen[monitor] = time.monotonic()
        if terminal not in seen and terminal.shows(FIRST, "Ctrl-L"):
            seen[terminal] = time.monotonic()
        return len(seen) == 2

    until(300, "the menu on both", complete)
    machine.wait_for_boot()
    tell_times(machine, seen)
    for screen in (monitor, terminal):
        screen.wait_for(FIRST)
        equal(in_order(screen.rows(), golden("page-method")), "", f"missing on {screen}, which shows:\n{screen.text()}\nthe row")
    monitor.picture(rig.picture("power-on"))
    for screen in (monitor, terminal):
        screen.press("esc")
        screen.wait_for(MAIN[0])
        entries = {row.replace(">", " ") for row in screen.rows()}
        screen.press(*["down"] * 9)
        screen.wait_for(MAIN[1])
        entries.update(row.replace(">", " ") for row in screen.rows())
        wanted = {row.replace(">", " ") for row in golden("page-main-quiet") if row[3:4].isdigit()}
        equal(len(wanted), 10, "entries of the golden menu")
        equal(wanted - entries, set(), f"missing on {screen}, which shows:\n{screen.text()}\nthe entries")
        until(30, f"the cursor on the last entry of {screen}",
              lambda: screen.rows()[screen.cursor()[0]].strip().startswith("> 0"))
        screen.press("8")
        screen.wait_for("System").wait_for_end_of(MAIN[1])
        screen.press("esc")
        screen.wait_for(MAIN[1])
    monitor.picture(rig.picture("main-menu"))


def tell_times(machine, seen):
    """Prints how long it took, as the machine's own clock and as systemd saw it."""
    uptime = float(machine.read("/proc/uptime").split()[0])
    kernel = time.monotonic() - uptime
    for screen, when in seen.items():
        unit = UNITS.split()[0 if isinstance(screen, Monitor) else 1]
        began = int(machine.run(f"systemctl show -P ExecMainStartTimestampMonotonic {unit}").checked().out) / 1e6
        painted = when - kernel
        print(f"    {screen}: complete {painted:.1f} s after the kernel began; {painted - began:.1f} s of them are"
              f" the menu's own, Java among them", flush=True)



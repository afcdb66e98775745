"""The menu on the machine's own screens: the package installed, the power switched on, and what may come in between.

Imported by console_test.py, whose head says how a case is added.
"""

import time
from pathlib import Path

from cases import case, equal, ready
from line import until
from screens import SCREEN_LIMIT, LineTerminal, Monitor
from ssh_cases import PASSWORD, Client

PACKAGE, INSTALLED = "package", "installed"
GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
FIRST = "How will people sign in?"
MAIN = ("1  Sign-in and passwords", "0  Restart or shut down")
# In the title of the main menu as soon as the machine has been looked at; warnings may push the rest out of sight.
STATUS = "Console setup · "
UNITS = "crashcart-console@tty1.service crashcart-console@ttyS0.service"


class Console:
    """The machine with the package installed and switched on anew: the menu on its monitor, and on its serial line."""

    def __init__(self, machine):
        self.machine, self.monitor, self.terminal = machine, Monitor(machine), LineTerminal(machine.serial)

    def both(self):
        return self.monitor, self.terminal


def installed(rig):
    """What a case finds: the main menu on both screens."""
    console = Console(rig.machine)
    console.terminal.press("ctrl-l")
    for screen in console.both():
        screen.wait_for(MAIN[0], STATUS)
        screen.pressed = 0
    return console


def both_menus(machine):
    for screen in Console(machine).both():
        main_menu(screen)
        screen.wait_for(STATUS)


def main_menu(screen):
    """From a menu that starts to its main menu. Where nothing is set up that comes with the first status, also on a slow machine."""
    if screen.wait_for_any(FIRST, STATUS) == FIRST:
        screen.press("esc")
        screen.wait_for(STATUS)


ready[INSTALLED] = both_menus


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
    terminal.wait_for_any(FIRST, MAIN[0])
    Monitor(machine).wait_for_any(FIRST, MAIN[0])
    print(f"    on both lines {time.monotonic() - start:.1f} s after dpkg came back", flush=True)
    equal(active(machine, "getty@tty1.service serial-getty@ttyS0.service"), "inactive\ninactive", "gettys")
    assert "No such file" in machine.run("ls /usr/lib/jvm").err, "there is a Java in it besides the package's own"


@case("power on: the menu on the monitor and on the serial line, and both obey", INSTALLED)
def power_on(rig):
    machine = rig.machine
    machine.cut_power()
    machine.power_on()
    monitor, terminal = Monitor(machine), LineTerminal(machine.serial)
    seen = {}

    def complete():
        if monitor not in seen and any(text in monitor.glimpse() for text in (FIRST, MAIN[0])):
            seen[monitor] = time.monotonic()
        if terminal not in seen and terminal.shows("Ctrl-L"):
            seen[terminal] = time.monotonic()
        return len(seen) == 2

    until(2 * SCREEN_LIMIT, "the menu on both", complete)
    machine.wait_for_boot()
    tell_times(machine, seen)
    for screen in (monitor, terminal):
        screen.wait_for(FIRST)
        equal(in_order(screen.rows(), golden("page-method")), "", f"missing on {screen}, which shows:\n{screen.text()}\nthe row")
    monitor.picture(rig.picture("power-on"))
    for screen in (monitor, terminal):
        main_menu(screen)
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




def still(screen):
    """What a screen shows but for its first two rows: the clock, and the addresses, of which one may come late."""
    return screen.rows()[2:24]


def stays(screen, wanted, limit=30):
    """Waits until a screen shows exactly that again."""
    try:
        until(limit, "the same screen", lambda: still(screen) == wanted)
    except AssertionError as reason:
        other = [row for row in still(screen) if row not in wanted]
        raise AssertionError(f"{reason} on {screen}, which shows {other} anew in:\n{screen.text()}") from reason


def obeys(screen, down_to="> 2"):
    """Waits until Down has been obeyed, and goes back up."""
    screen.press("down")
    screen.wait_for(down_to)
    screen.press("up")
    screen.wait_for("> 1")


def boot_id(machine):
    return machine.read("/proc/sys/kernel/random/boot_id")


@case("a kernel's last words and a message to everybody are gone from both screens again", INSTALLED)
def messages(rig):
    console = installed(rig)
    machine, monitor = console.machine, console.monitor
    for screen in console.both():
        # A page on which nothing changes by itself.
        screen.press("0")
        screen.wait_for("Ends all sessions").wait_for_end_of(MAIN[0])
    before = {screen: still(screen) for screen in console.both()}
    for level, text in ((0, "the house is on fire"), (1, "somebody should look at the disk"), (4, "a warning nobody needs")):
        machine.run(f"echo '<{level}>{text}' > /dev/kmsg").checked()
    start = time.monotonic()
    until(30, "the worst one on the line", lambda: "the house is on fire" in machine.serial.text())
    for screen in console.both():
        stays(screen, before[screen], limit=60)
    print(f"    both screens as before {time.monotonic() - start:.1f} s after the message", flush=True)
    assert "nobody needs" not in machine.serial.text(), "a mere warning of the kernel went to the line"
    machine.run("wall 'lunch is ready'").checked()
    machine.run("logger -p kern.emerg 'an emergency by syslog'").checked()
    for screen in console.both():
        stays(screen, before[screen])
        obeys(screen)
    assert boot_id(machine), "it has restarted"
    monitor.picture(rig.picture("after-messages"))


@case("Ctrl-Alt-Del and a BREAK on the line do nothing; Alt+F2 has a login prompt", INSTALLED)
def harmless_keys(rig):
    console = installed(rig)
    machine, monitor, terminal = console.machine, console.monitor, console.terminal
    before = boot_id(machine)
    for _ in range(10):
        monitor.chord("ctrl-alt-delete")
    obeys(monitor)
    equal(machine.run("systemctl is-system-running").out.strip(), "running", "state after Ctrl-Alt-Del")
    equal(machine.run("systemctl list-jobs --no-legend").out.strip(), "", "jobs after Ctrl-Alt-Del")
    for command in "bhs":
        machine.send_break()
        terminal.type(command)
    equal(boot_id(machine), before, "the machine's start")
    assert "sysrq" not in machine.run("dmesg").out.lower(), "the kernel took a command by BREAK"
    # What came with the BREAKs may have been typed into the menu, which is all that it may do.
    terminal.press("ctrl-l")
    terminal.wait_for("Ctrl-L")
    monitor.chord("alt-f2")
    Monitor(machine, 2).wait_for("login:")
    monitor.picture(rig.picture("second-terminal"))
    monitor.chord("alt-f1")
    obeys(monitor)


@case("killed outright the menu is back on its line, and left by the operator as well", INSTALLED)
def comes_back(rig):
    console = installed(rig)
    machine = console.machine
    for screen, unit in zip(console.both(), UNITS.split(), strict=True):
        screen.press("8")
        screen.wait_for_end_of(MAIN[0])
        processes = pids(machine, unit)
        start = time.monotonic()
        machine.run(f"kill -KILL $(systemctl show -P MainPID {unit}); systemctl kill --signal=KILL {unit}; true")
        until(300, f"another process of {unit}", lambda: (now := pids(machine, unit)) and not set(now) & set(processes))
        screen.wait_for_any(FIRST, MAIN[0])
        print(f"    {screen}: killed, and back after {time.monotonic() - start:.1f} s", flush=True)
        processes = pids(machine, unit)
        main_menu(screen)
        screen.press("q")
        screen.wait_for("Leave the menu?").press("enter")
        until(300, f"another process of {unit}", lambda: (now := pids(machine, unit)) and not set(now) & set(processes))
        screen.wait_for_any(FIRST, MAIN[0])
    equal(active(machine, UNITS), "active\nactive", "the units")


def pids(machine, unit):
    return machine.run(f"cat /sys/fs/cgroup$(systemctl show -P ControlGroup {unit})/cgroup.procs").out.split()


def menu(machine, unit):
    """Of a unit's processes the menu itself, without the helpers that come and go."""
    return machine.run(f"for pid in {' '.join(pids(machine, unit))}; do grep -q java /proc/$pid/comm && echo $pid; done").out.split()


@case("a menu that cannot start gives way to the login prompt, on both lines", INSTALLED)
def gives_way(rig):
    console = installed(rig)
    machine = console.machine
    machine.run("mv /usr/lib/crashcart/runtime/bin/java /usr/lib/crashcart/runtime/bin/java.away").checked()
    start = time.monotonic()
    for unit in UNITS.split():
        machine.run(f"systemctl kill --signal=KILL {unit}")
    for screen in console.both():
        screen.wait_for("login:", limit=240)
    print(f"    a login prompt on both after {time.monotonic() - start:.1f} s", flush=True)
    console.monitor.picture(rig.picture("gave-way"))
    sign_in(console.terminal)


def sign_in(terminal):
    """Root, by the password that the image has."""
    terminal.press("enter")
    terminal.wait_for("login:")
    terminal.type("root\r")
    terminal.wait_for("Password:")
    terminal.type("root\r")
    terminal.wait_for("root@appliance:~#")


@case("an upgrade keeps the settings and what runs on the lines", INSTALLED)
def upgrade(rig):
    console = installed(rig)
    machine = console.machine
    done = machine.crashcart("set system.domain kept.example")
    equal(done.exit, 0, f"{done.out}{done.err}exit of set")
    before = [menu(machine, unit) for unit in UNITS.split()]
    assert all(before), f"no menu runs: {before}"
    install(machine, "crashcart-later.deb")
    equal(machine.run("dpkg-query -W -f '${Version}' crashcart").out[-5:], "later", "the version")
    equal([menu(machine, unit) for unit in UNITS.split()], before, "what runs on the lines")
    equal(machine.crashcart("get system.domain").out.strip(), "kept.example", "the setting")
    equal(machine.crashcart("plan --exit-code").exit, 0, "plan afterwards")
    for screen in console.both():
        for key, text in (("1", "Recover access"), ("5", "Remote login"), ("8", "System"), ("2", "enp0s16")):
            screen.press(key)
            screen.wait_for(text).wait_for_end_of(MAIN[0])
            screen.press("esc")
            screen.wait_for(MAIN[0])


@case("purged it leaves a login prompt on both lines, the network it set up, and nothing of its own", INSTALLED)
def purge(rig):
    console = installed(rig)
    machine = console.machine
    done = machine.crashcart("set console.ctrl-alt-del false system.domain gone.example")
    equal(done.exit in (0, 2), True, f"{done.out}{done.err}a sensible exit of set")
    done = machine.run("DEBIAN_FRONTEND=noninteractive dpkg --purge crashcart </dev/null", limit=300)
    equal(done.exit, 0, f"{done.out}{done.err}exit of dpkg")
    for screen in console.both():
        screen.wait_for("login:")
    console.monitor.picture(rig.picture("purged"))
    left = machine.run("find / -xdev -iname '*crashcart*' -not -path '/root/*' -not -path '/proc/*' -not -path '/var/lib/systemd/*'"
                       " -not -path '/tmp/*'; grep -rIl crashcart /etc; ls /run/crashcart /run/systemd/generator* 2>/dev/null"
                       " | grep -i crashcart")
    # The way in must not go with the menu.
    network = ("/etc/systemd/network/05-crashcart-", "/etc/systemd/resolved.conf.d/")
    equal([path for path in left.out.split() if not path.startswith(network)], [], "what is left of it")
    sign_in(console.terminal)
    machine.reboot()
    console.terminal.forget()
    console.terminal.press("enter")
    console.terminal.wait_for("login:")
    console.monitor.wait_for("login:")
    until(120, "a lease", lambda: any(one.startswith("192.0.2.") for one in machine.addresses(0, 4)))


@case("switched off by its setting the login prompt is there, and switched on the menu", INSTALLED)
def switched_off(rig):
    console = installed(rig)
    machine = console.machine
    for value, texts in (("false", ("login:",)), ("true", (FIRST, MAIN[0]))):
        done = machine.crashcart(f"set console.enabled {value} --yes")
        equal(done.exit, 0, f"{done.out}{done.err}exit of set")
        for screen in console.both():
            screen.wait_for_any(*texts)
        equal(machine.crashcart("plan --exit-code").exit, 0, "plan afterwards")
    machine.crashcart("set console.enabled false --yes")
    machine.reboot()
    console.monitor.wait_for("login:")
    equal(active(machine, UNITS), "inactive\ninactive", "the units after a restart")


@case("locked by its setting nothing is shown on the monitor before somebody has signed in", INSTALLED)
def locked(rig):
    console = installed(rig)
    machine, monitor = console.machine, console.monitor
    Client(rig).prepare({})
    done = machine.crashcart("set console.access locked --yes")
    equal(done.exit, 0, f"{done.out}{done.err}exit of set")
    machine.run(f"systemctl stop {UNITS}; printf '\\033c' > /dev/tty1; systemctl start {UNITS}").checked()
    monitor.wait_for("This console is locked", "Password")
    monitor.picture(rig.picture("locked"))
    monitor.press("esc", "ctrl-l")
    monitor.type("sesame\n")
    # After a failure the next attempt has to wait a little; the second one may come too early.
    for _ in range(3):
        for secret in (*MAIN, "enp0s16", "SSH"):
            assert not monitor.shows(secret), f"{secret} is shown to anybody:\n{monitor.text()}"
        time.sleep(3)
        monitor.type(f"{PASSWORD}\n")
        try:
            monitor.wait_for(MAIN[0], limit=60)
            return
        except AssertionError:
            if not monitor.shows("Password"):
                raise
    raise AssertionError(f"the right password is refused:\n{monitor.text()}")


@case("at boot the settings win before the network begins, where that is wished; else the difference is told", INSTALLED)
def at_boot(rig):
    machine = installed(rig).machine
    for wish, name in (("put-right", "wished"), ("report", "drifted")):
        done = machine.crashcart(f"set console.boot-drift={wish} system.hostname=wished --yes")
        equal(done.exit, 0, f"{done.out}{done.err}exit of set")
        machine.run("echo drifted > /etc/hostname; sync").checked()
        machine.reboot()
        equal(machine.read("/etc/hostname").strip(), name, f"host name after a start with {wish}")
        equal(machine.run("hostname").out.strip(), name, "the running one")
        done, began = (int(machine.run(f"systemctl show -P {what}").checked().out) for what in
                       ("ExecMainExitTimestampMonotonic crashcart-boot.service",
                        "ExecMainStartTimestampMonotonic systemd-networkd.service"))
        assert 0 < done <= began, f"the settings were looked at until {done}, and the network began at {began}"
    equal([one["key"] for one in machine.json("crashcart --json status")["drift"]], ["system.hostname"], "drift that is told")


@case("the first start of a machine without any network: an address by DHCP, and the monitor shows it", INSTALLED)
def first_start(rig):
    console = installed(rig)
    machine, monitor = console.machine, console.monitor
    until(120, "a lease", lambda: any(one.startswith("192.0.2.") for one in machine.addresses(0, 4)))
    address = next(one for one in machine.addresses(0, 4) if one.startswith("192.0.2."))
    monitor.wait_for(MAIN[0], address.partition("/")[0])
    monitor.picture(rig.picture("first-start"))

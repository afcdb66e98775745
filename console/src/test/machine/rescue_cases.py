"""The test at three in the morning: somebody who is locked out, or whose machine is not reachable, and what is left is a
monitor, a slow line, or Serial-over-LAN. Counted in keys and in seconds.

Imported by console_test.py, whose head says how a case is added.
"""

import time

from cases import case, equal
from console_cases import INSTALLED, MAIN, UNITS, Console, installed
from line import until
from screens import LineTerminal
from sol import Controller, SlowLine, Wire
from ssh_cases import ADDRESS, PASSWORD, Client

NEW_PASSWORD, ROUTER = "four in the morning", "192.0.2.1"
SERVICE = {"enabled": True, "password-login": True}
# What pam_faillock(8) shows as its example, after three failures.
LOCKING = """auth required pam_faillock.so preauth silent
auth sufficient pam_unix.so
auth [default=die] pam_faillock.so authfail
auth required pam_deny.so
"""
MOST_KEYS_TO_SIGN_IN, MOST_KEYS_TO_BE_REACHED = 6, 8


def set_up(rig):
    """The machine in service: with an address, SSH and the account admin, and the main menu on both lines."""
    if "set-up" in rig.machine.saved:
        rig.machine.load("set-up")
        client, console = Client(rig), Console(rig.machine)
    else:
        machine = installed(rig).machine
        client = Client(rig)
        client.prepare(SERVICE)
        machine.write("/etc/pam.d/common-auth", LOCKING)
        machine.write("/etc/security/faillock.conf", "deny = 3\nunlock_time = 0\n")
        machine.run("sed -i '1i account required pam_faillock.so' /etc/pam.d/common-account").checked()
        console = Console(machine)
        started_again(console)
        machine.save("set-up")
    return client, console


def started_again(console):
    """The menu on both lines as it is after its start, with whatever it has to say first."""
    console.terminal.forget()
    # Not a restart: what the monitor showed before would be taken for what it shows now.
    console.machine.run(f"systemctl stop {UNITS}; printf '\\033c' > /dev/tty1; systemctl start {UNITS}").checked()
    for screen in console.both():
        screen.wait_for("Ctrl-L")


def locked_by_failures(client):
    """Three wrong passwords over SSH, as somebody who has forgotten it."""
    for _ in range(3):
        assert client.by_password("true", "admin", password="wrong")[0] != 0, "the wrong password works"
    assert client.by_password("true", "admin")[0] != 0, "the right one still works"


def disabled(client):
    done = client.machine.crashcart("account disable admin --leave-nobody --yes")
    equal(done.exit, 0, f"{done.out}{done.err}exit of account disable")


def locked(client):
    """As an administrator of old would do it, by hand."""
    client.machine.run("passwd --lock admin").checked()


def recover(screen):
    """From whatever the menu shows first to an account that can sign in again, by keys alone; returns how many keys beside the
    password it took to be signed in or able to, and the seconds. Where nobody can sign in the menu begins with a session for
    once: whoever opens it is in."""
    screen.pressed = 0
    start = time.monotonic()
    once = None
    if screen.wait_for_any(MAIN[0], "One-time access") != MAIN[0]:
        type_twice(screen)
        screen.wait_for("One-time access is open")
        once = screen.pressed, time.monotonic() - start
        screen.press("esc")
        screen.wait_for(MAIN[0])
    screen.press("1")
    screen.wait_for("Recover access")
    screen.press("1")
    screen.wait_for("which account?", "> admin")
    screen.press("enter")
    screen.wait_for("New password")
    type_twice(screen)
    screen.wait_for("What will change")
    screen.press("enter")
    screen.wait_for("Done.")
    return once or (screen.pressed, time.monotonic() - start)


def type_twice(screen):
    for _ in range(2):
        screen.type(NEW_PASSWORD)
        screen.wait_for("*" * len(NEW_PASSWORD))
        screen.press("enter")


def tell(what, where, keys, seconds):
    """A row of the README's table."""
    print(f"    | {what} | {where} | {keys} | {seconds:.0f} |", flush=True)


@case("a real Serial-over-LAN session: it repaints by itself, ends a lock-out, and the new password works over SSH", INSTALLED)
def serial_over_lan(rig):
    client, console = set_up(rig)
    machine = console.machine
    locked_by_failures(client)
    unattended(console)
    with SlowLine(machine.lend_serial(), 115200) as line, Controller(rig.folder, line.port) as controller:
        with controller.session() as session:
            terminal = LineTerminal(session)
            start = time.monotonic()
            terminal.wait_for(MAIN[0])
            took = time.monotonic() - start
            print(f"    the menu {took:.1f} s after ipmitool, without a key", flush=True)
            assert took < 10, f"it took {took:.1f} s"
            tell("locked out by failures", "Serial-over-LAN", *recover(terminal))
    equal(client.by_password("id -un", "admin", password=NEW_PASSWORD)[:2], (0, "admin\n"), "admin by the new password")
    assert client.by_password("true", "admin", password=PASSWORD)[0] != 0, "the old password still works"


def unattended(console):
    """Nobody is at the serial line any more, and the menu knows: it has asked whether somebody is there, twice in vain."""
    console.terminal.answers = False
    heard = len(console.machine.serial.output)
    until(180, "two questions whether somebody is there",
          lambda: bytes(console.machine.serial.output[heard:]).count(b"\x1b[5n") >= 2)


def rescue(rig, what, shut_out, where, operate):
    """Shuts admin out, has an operator recover it, and sees that it can sign in from outside with no more keys than promised."""
    client, console = set_up(rig)
    shut_out(client)
    started_again(console)
    keys, seconds = operate(console)
    tell(what, where, keys, seconds)
    equal(client.by_password("id -un", "admin", password=NEW_PASSWORD)[:2], (0, "admin\n"), "admin by the new password")
    assert keys <= MOST_KEYS_TO_SIGN_IN, f"{keys} keys beside the password"


def at_the_monitor(console):
    return recover(console.monitor)


def on_the_line(speed, journey=recover):
    def operate(console):
        with SlowLine(console.machine.lend_serial(), speed) as line, Wire(line) as wire:
            terminal = LineTerminal(wire)
            terminal.press("ctrl-l")
            terminal.wait_for("Ctrl-L")
            return journey(terminal)

    return operate


@case("at three in the morning: locked out by failures, at the monitor", INSTALLED)
def failures_at_the_monitor(rig):
    rescue(rig, "locked out by failures", locked_by_failures, "monitor", at_the_monitor)


@case("at three in the morning: locked out by failures, on a line of 9600 baud", INSTALLED)
def failures_on_a_slow_line(rig):
    rescue(rig, "locked out by failures", locked_by_failures, "9600 baud", on_the_line(9600))


@case("at three in the morning: the only account disabled, on a line of 115200 baud", INSTALLED)
def disabled_on_a_line(rig):
    rescue(rig, "its password disabled", disabled, "115200 baud", on_the_line(115200))


@case("at three in the morning: the only account locked by hand, at the monitor", INSTALLED)
def locked_at_the_monitor(rig):
    rescue(rig, "locked by passwd --lock", locked, "monitor", at_the_monitor)


def make_reachable(screen):
    """From the main menu to an address that is kept; keys beside the address and the router's, and seconds."""
    screen.pressed = 0
    start = time.monotonic()
    screen.press("2")
    screen.wait_for("Network interfaces", "enp0s16")
    screen.press("enter")
    screen.wait_for("Interface enp0s16", "Give it a fixed address")
    screen.press("6")
    screen.wait_for("Fixed address of enp0s16")
    screen.type(f"{ADDRESS}/24")
    screen.press("enter")
    screen.type(ROUTER)
    screen.press("enter")
    screen.wait_for("What will change")
    screen.press("enter")
    screen.wait_for("Keep this change?")
    screen.press("enter")
    screen.wait_for("Done.")
    return screen.pressed, time.monotonic() - start


def reach(rig, where, operate):
    """A machine whose network is gone, until it answers from outside."""
    console = unreachable(rig)
    keys, seconds = operate(console)
    until(60, "an answer from outside", lambda: rig.lan.sees(ADDRESS, tries=1))
    tell("no network", where, keys, seconds)
    assert keys <= MOST_KEYS_TO_BE_REACHED, f"{keys} keys beside the address"


def unreachable(rig):
    """The machine in service, in a network without DHCP and without an address of its own."""
    machine = set_up(rig)[1].machine
    rig.lan.serve(dhcp=False)
    done = machine.crashcart("unset network --yes")
    equal(done.exit, 0, f"{done.out}{done.err}exit of unset")
    machine.run("ip address flush dev enp0s16 scope global").checked()
    assert not rig.lan.sees(ADDRESS, tries=1), "it is reachable"
    console = Console(machine)
    started_again(console)
    return console


@case("at three in the morning: not reachable, at the monitor", INSTALLED)
def reachable_from_the_monitor(rig):
    reach(rig, "monitor", lambda console: make_reachable(console.monitor))


@case("at three in the morning: not reachable, on a line of 115200 baud", INSTALLED)
def reachable_from_a_line(rig):
    reach(rig, "115200 baud", on_the_line(115200, make_reachable))


@case("at three in the morning: not reachable, on a line of 9600 baud", INSTALLED)
def reachable_from_a_slow_line(rig):
    reach(rig, "9600 baud", on_the_line(9600, make_reachable))


def plain(console, answers):
    """The menu line by line on the serial line, on which these texts are waited for and answered; how many answers, of which
    those that begin with a blank are not counted, and the seconds."""
    machine = console.machine
    machine.run("systemctl stop crashcart-console@ttyS0.service").checked()
    terminal = console.terminal
    terminal.forget()
    machine.run("systemd-run --unit=plain --collect -p StandardInput=tty -p StandardOutput=tty -p TTYPath=/dev/ttyS0"
                " -p TTYReset=yes -E TERM=dumb -E LANG=C.UTF-8 crashcart plain").checked()
    start, counted = None, 0
    for asked, answer in answers:
        terminal.wait_for(asked)
        start = start or time.monotonic()
        terminal.type(answer.removeprefix(" ") + "\r")
        counted += not answer.startswith(" ")
    terminal.wait_for("Done.")
    return counted, time.monotonic() - start


@case("at three in the morning: locked out by failures, with the menu line by line", INSTALLED)
def failures_line_by_line(rig):
    answers = [("Restart or shut down", "1"), ("Recover access", "1"), ("which account?", "1"),
               ("New password", f" {NEW_PASSWORD}"), ("The same again", f" {NEW_PASSWORD}"), ("Numbers to change", ""),
               ("Enter: Apply", "")]
    rescue(rig, "locked out by failures", locked_by_failures, "line by line", lambda console: plain(console, answers))


@case("at three in the morning: not reachable, with the menu line by line", INSTALLED)
def reachable_line_by_line(rig):
    answers = [("Restart or shut down", "2"), ("enp0s16", "1"), ("Give it a fixed address", "6"), ("Address", f" {ADDRESS}/24"),
               ("Gateway", f" {ROUTER}"), ("Enter: Try it", ""), ("Enter: Keep it", "")]
    reach(rig, "line by line", lambda console: plain(console, answers))

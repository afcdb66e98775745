"""What a script of cases is made of: the rig that each case gets, and how the cases are run and told.

Each case starts from the same machine: booted, idle, without settings, its cards 0 (in the network lan) and 1 (in the network
side) plugged in, 2 and 3 not (lan as well; all four pass tagged frames, of which VLAN 40 is the network office). A case may do
anything to it. It fails by an AssertionError, or any other, whose message says what was wrong.
"""

import argparse
import fnmatch
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from lan import Network, Switch
from machine import Machine, enter_own_namespace

_cases = []
# What a machine of some flavour has to show before it counts as booted: a function of the machine.
ready = {}


def case(what, *flavours):
    """Makes a function of one argument, the Rig, a case, once for each of these flavours (else for networkd only)."""

    def keep(function):
        _cases.extend((flavour, f"{flavour}: {what}", function) for flavour in flavours or ("networkd",))
        return function

    return keep


class Rig:
    """A machine, the switch it is plugged into, and the networks behind that: lan, side and office."""

    def __init__(self, cache, folder, pictures):
        self.cache, self.folder, self.pictures = cache, folder, pictures
        self.machine = None
        self.switch = Switch()
        self.lan = Network(self.switch, "lan", 1, "192.0.2.1/24", "2001:db8:1::1/64", folder)
        self.side = Network(self.switch, "side", 2, "198.51.100.1/24", "2001:db8:2::1/64", folder)
        self.office = Network(self.switch, "office", 40, "203.0.113.1/24", "2001:db8:40::1/64", folder)
        self.cards = [self.switch.card(f"card{number}", folder, native) for number, native in enumerate((1, 2, 1, 1))]

    def start(self, flavour):
        """A machine of that flavour, booted from a new disk and saved as it is then."""
        if self.machine:
            self.machine.remove()
        self.machine = Machine(self.cache, self.folder, flavour, self.cards, unplugged=(2, 3))
        self.machine.boot()
        ready.get(flavour, lambda machine: None)(self.machine)
        self.machine.save("booted")

    def renew(self):
        """As every case finds it."""
        self.switch.unbundle()
        for network in (self.lan, self.side, self.office):
            network.renew()
        self.lan.serve(names=[("name.example.test", "192.0.2.7"), ("name.example.test", "2001:db8:1::7")])
        self.side.serve()
        self.machine.load("booted")

    def picture(self, name):
        """Where a picture of that name goes: into the folder of pictures, else into that of the run."""
        return Path(self.pictures or self.folder).resolve() / f"{name}.png"

    def stop(self):
        if self.machine:
            self.machine.cut_power()
        for network in (self.lan, self.side, self.office):
            network.silence()


def equal(found, wanted, what="found"):
    """Fails unless both are equal, telling both."""
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def main(*flavours):
    """Runs the cases of these flavours; exits 1 when one failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cache", help="the folder that build-image filled")
    parser.add_argument("cases", nargs="*", default=["*"], help="only cases whose names match one of these patterns")
    parser.add_argument("--once", action="store_true", help="no second try for a case that failed")
    parser.add_argument("--pictures", help="the folder that pictures of the screen are kept in")
    arguments = parser.parse_intermixed_args()
    enter_own_namespace()
    # Not below the cache: the path of a socket has at most 107 bytes.
    folder = tempfile.mkdtemp(prefix="crashcart-machine.")
    rig = Rig(Path(arguments.cache).resolve(), folder, arguments.pictures)
    try:
        failed = sum(not _told(rig, arguments.once, *entry) for entry in _chosen(flavours, arguments.cases))
    finally:
        rig.stop()
        shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


def _chosen(flavours, patterns):
    ours = [entry for entry in _cases if entry[0] in flavours]
    chosen = [(number, *entry) for number, entry in enumerate(sorted(ours, key=lambda entry: flavours.index(entry[0])), 1)
              if any(fnmatch.fnmatchcase(entry[1], f"*{pattern}*") for pattern in patterns)]
    if not chosen:
        sys.exit(f"no case matches {' '.join(patterns)}")
    return chosen


def _told(rig, once, number, flavour, what, function):
    """Runs a case. One that fails gets a second try on a machine booted anew, and both are told: an emulated processor that
    the host leaves waiting for seconds makes the kernel in it complain of lockups, and what waits for it gives up."""
    again = False
    for last in (True,) if once else (False, True):
        start = time.monotonic()
        try:
            if not rig.machine or rig.machine.flavour != flavour or again:
                rig.start(flavour)
            rig.renew()
            function(rig)
        except Exception as reason:  # whatever goes wrong in a case is that case's failure
            word = "FAIL" if last else "again"
            again = True
            print(f"{word} {number} {what} ({time.monotonic() - start:.1f} s): {type(reason).__name__}: {reason}", flush=True)
            print("\n".join(f"    {line}" for line in traceback.format_exc().splitlines() + _last_words(rig)), flush=True)
        else:
            print(f"ok {number} {what} ({time.monotonic() - start:.1f} s)", flush=True)
            return True
    return False


def _last_words(rig):
    """What helps to understand a failure, as far as it can still be had."""
    try:
        told = rig.machine.run("ip -brief address; ip route; ip -6 route; networkctl --no-pager; systemctl --no-pager list-units 'crashcart*'"
                               " '*getty*'; journalctl -b -u 'crashcart*' -n 15 --no-pager -o short-monotonic;"
                               " journalctl -b -p notice -n 25 --no-pager -o short-monotonic", limit=60)
        return (told.out + told.err).splitlines()
    except Exception as reason:
        log = rig.machine.serial.text().splitlines()[-25:] if rig.machine and rig.machine.serial else []
        return [f"the machine says nothing: {reason}", *log]

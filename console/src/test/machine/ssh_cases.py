"""SSH of a real machine: switched on at its console, signed in to from outside, changed from within a session.

Imported by network_test.py, whose head says how a case is added. The client is the real ssh of this side.
"""

import json
import subprocess
import time

from cases import case, equal
from crashcart_cases import waits_on_trial
from line import until

ADDRESS, PASSWORD = "192.0.2.20", "correct horse battery staple"


class Client:
    """Somebody in the network lan with a key pair; root and admin of the machine know its key, and admin's password is PASSWORD."""

    def __init__(self, rig):
        self.rig, self.machine, self.folder = rig, rig.machine, rig.folder
        self.key, self.secret = f"{self.folder}/client", f"{self.folder}/client.password"
        if not _exists(self.key):
            rig.lan.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "client", "-f", self.key)

    def prepare(self, service):
        """Gives the machine its address and accounts, and its SSH service these settings."""
        with open(f"{self.key}.pub") as file:
            public = file.read().strip()
        words = ["openssl", "passwd", "-6", "-stdin"]
        told = subprocess.run(words, input=PASSWORD + "\n", capture_output=True, text=True, check=True).stdout.strip()
        account = {"password": told, "ssh-keys": [public]}
        wanted = {"format": 1, "authentication": {"method": "admin"},
                  "accounts": {"admin": account, "root": {"ssh-keys": [public], "password-enabled": False}},
                  "network": {"interfaces": {"enp0s16": {"addresses": [f"{ADDRESS}/24"]}}}, **({"ssh": service} if service else {})}
        self.machine.write("/root/settings.yaml", json.dumps(wanted), mode="600")
        done = self.machine.crashcart("apply /root/settings.yaml --yes")
        equal(done.exit, 0, f"{done.out}{done.err}exit of apply")
        until(60, "an answer", lambda: self.rig.lan.sees(ADDRESS, tries=1))

    def ssh(self, command, *options, account="root", port=22, text=None):
        """Exit status, output and errors of that command in the machine, signed in by key."""
        return self._ssh(["-o", "PreferredAuthentications=publickey", "-o", "IdentitiesOnly=yes", "-i", self.key, *options],
                         command, account, port, text)

    def by_password(self, command, account, port=22, password=PASSWORD):
        with open(self.secret, "w") as file:
            file.write(password + "\n")
        return self._ssh(["-o", "PubkeyAuthentication=no"], command, account, port, None, ["sshpass", "-f", self.secret])

    def is_open(self, port):
        return self.ssh("true", port=port)[0] == 0

    def _ssh(self, options, command, account, port, text, before=()):
        words = [*before, "ssh", "-F", "/dev/null", "-p", str(port), "-o", "StrictHostKeyChecking=no",
                 "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=30",
                 "-o", "NumberOfPasswordPrompts=1", "-o", "IdentityAgent=none", *options, f"{account}@{ADDRESS}", command]
        done = subprocess.run(words, input="" if text is None else text, capture_output=True, text=True, timeout=240)
        return done.returncode, done.stdout, done.stderr


def _exists(path):
    try:
        with open(path):
            return True
    except FileNotFoundError:
        return False


def switched_off(rig):
    """A machine with an address and accounts, whose SSH service nobody switched on."""
    client = Client(rig)
    rig.machine.run("systemctl disable --now ssh").checked()
    client.prepare({})
    assert not client.is_open(22), "SSH is on"
    return client


def switched_on(rig):
    client = Client(rig)
    client.prepare({"enabled": True, "password-login": True})
    assert client.is_open(22), "SSH is off"
    return client


@case("SSH: switched on at the console, signed in to from outside by password and by key")
def at_the_console(rig):
    machine, client = rig.machine, switched_off(rig)
    equal(machine.run("systemctl is-enabled ssh").out.strip(), "disabled", "at boot before")
    sign_in(machine.serial)
    machine.serial.send(f"echo '{PASSWORD}' | sudo -S crashcart ssh on --yes; echo done: $?\r")
    machine.serial.wait_for("done: 0", limit=120)
    equal(client.by_password("id -un", "admin")[:2], (0, "admin\n"), "admin by password")
    equal(client.ssh("id -un", account="admin")[:2], (0, "admin\n"), "admin by key")
    equal(client.ssh("id -un")[:2], (0, "root\n"), "root by key")
    assert client.by_password("true", "root")[0] != 0, "root comes in by its password"
    equal(machine.run("systemctl is-enabled ssh").out.strip(), "enabled", "at boot")
    machine.reboot()
    until(60, "SSH after a restart", lambda: client.is_open(22))


def sign_in(serial):
    serial.send("\r")
    serial.wait_for("appliance login:")
    serial.send("admin\r")
    serial.wait_for("Password:")
    serial.send(PASSWORD + "\r")
    serial.wait_for("admin@appliance:~$")


@case("SSH: another port on trial from within a session; nobody keeps it")
def port_goes_back(rig):
    machine, client = rig.machine, switched_on(rig)
    status, out, err = client.ssh("crashcart set ssh.port 2222")
    assert status != 0 and "--try" in out + err, f"it can cut off who asks, and was not told so: {status} {out}{err}"
    status, out, err = client.ssh("crashcart set ssh.port 2222 --try 30s")
    equal(status, 0, f"{out}{err}exit of set")
    start = time.monotonic()
    assert client.is_open(2222), "the new port is closed"
    until(120, "the old port", lambda: client.is_open(22))
    took = time.monotonic() - start
    assert not client.is_open(2222), "the new port is still open"
    status = until(60, "the reason", lambda: (found := machine.json("crashcart --json status"))["rejected"] and found)
    assert "nobody kept it in time" in json.dumps(status["rejected"]), status["rejected"]
    equal(status["drift"], [], "drift")
    print(f"    back after {took:.0f} s of a trial of 30 s", flush=True)


@case("SSH: another port on trial from within a session, kept over the new one")
def port_is_kept(rig):
    machine, client = rig.machine, switched_on(rig)
    status, out, err = client.ssh("sudo -S -p '' crashcart set ssh.port 2222", account="admin", text=PASSWORD + "\n")
    assert status != 0 and "--try" in out + err, f"it can cut off who asks, and was not told so: {status} {out}{err}"
    status, out, err = client.ssh("sudo -S -p '' crashcart set ssh.port 2222 --try 10m", account="admin", text=PASSWORD + "\n")
    equal(status, 0, f"{out}{err}exit of set")
    assert not client.is_open(22), "the old port is still open"
    status, out, err = client.ssh("crashcart keep", port=2222)
    equal(status, 0, f"{out}{err}exit of keep")
    assert not waits_on_trial(machine), "it is still on trial"
    machine.reboot()
    until(60, "the new port after a restart", lambda: client.is_open(2222))
    assert not client.is_open(22), "the old port is open again"


@case("SSH: on for a minute, then off by itself, and the session stays")
def for_a_minute(rig):
    machine, client = rig.machine, switched_off(rig)
    done = machine.crashcart("ssh on --for 1m")
    equal(done.exit, 0, f"{done.out}{done.err}exit of ssh on")
    assert client.is_open(22), "SSH is off"
    equal(machine.crashcart("plan --exit-code").exit, 0, "plan while it is on")
    equal(client.ssh("systemctl is-enabled ssh")[1].strip(), "disabled", "at boot")
    # This command starts while it is on, and ends when it is off.
    status, out, err = client.ssh("while systemctl is-active --quiet ssh; do sleep 1; done; echo still here")
    equal((status, out.strip()), (0, "still here"), f"{err}the session")
    assert not client.is_open(22), "SSH is still on"
    equal(machine.crashcart("plan --exit-code").exit, 0, "plan afterwards")


@case("SSH: a power cut while it is on for a while leaves it off")
def power_cut_while_on(rig):
    machine, client = rig.machine, switched_off(rig)
    done = machine.crashcart("ssh on --for 2h")
    equal(done.exit, 0, f"{done.out}{done.err}exit of ssh on")
    assert client.is_open(22), "SSH is off"
    machine.run("sync").checked()
    machine.cut_power()
    machine.boot()
    assert not client.is_open(22), "SSH is on"
    equal(machine.crashcart("plan --exit-code").exit, 0, "plan afterwards")


@case("SSH: a power cut in the middle of a trial brings the old port back")
def power_cut_on_trial(rig):
    machine, client = rig.machine, switched_on(rig)
    status, out, err = client.ssh("crashcart set ssh.port 2222 --try 10m")
    equal(status, 0, f"{out}{err}exit of set")
    assert client.is_open(2222), "the new port is closed"
    machine.cut_power()
    machine.boot()
    until(60, "the old port", lambda: client.is_open(22))
    assert not client.is_open(2222), "the new port is still open"
    status = machine.json("crashcart --json status")
    assert "restarted" in json.dumps(status["rejected"]), status["rejected"]

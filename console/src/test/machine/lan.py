"""The test machine's surroundings: a switch in this process, and behind it networks with a real DHCP, RA and DNS server.

A network card of the machine is plugged into a port of the Switch. A Network is a VLAN of that switch whose other end is a
TAP interface of the same name here, with addresses and a dnsmasq of its own: what the machine sends arrives at a real kernel,
and a `ping` from here goes to the machine. The switch is a program because many kernels (those of
containers and of small virtual machines) have neither VLANs nor bonding, and because a program can say what it saw.

    switch = Switch()
    lan = Network(switch, "lan", vlan=1, ipv4="192.0.2.1/24", ipv6="2001:db8:1::1/64", folder=folder).serve()
    office = Network(switch, "office", vlan=40, ipv4="203.0.113.1/24", ipv6="2001:db8:40::1/64", folder=folder)

Run it in a network namespace of its own (enter_own_namespace in machine.py): nothing is left behind then.
"""

import fcntl
import ipaddress
import json
import os
import selectors
import socket
import struct
import subprocess
import threading
from pathlib import Path

LACP = bytes.fromhex("0180c2000002")
_SWITCH_MAC = bytes.fromhex("525400ffff00")
_TUNSETIFF, _IFF_TAP, _IFF_NO_PI = 0x400454CA, 0x0002, 0x1000


class Port:
    """A socket of the switch: what it sends untagged belongs to the VLAN `native`, and with `tags` it may name others."""

    def __init__(self, name, native, tags, send):
        self.name, self.native, self.tags, self.send = name, native, tags, send
        self.group = None
        self.frames = 0


class Switch:
    """A learning Ethernet switch with VLANs (IEEE 802.1Q) and bundled ports (IEEE 802.1AX), on a thread of its own."""

    def __init__(self):
        self.ports = []
        self._learnt = {}
        self._lock = threading.Lock()
        self._selector = selectors.DefaultSelector()
        threading.Thread(target=self._run, daemon=True).start()

    def card(self, name, folder, native=1):
        """A socket for a card of the machine; tagged frames pass. Answers QEMU's -netdev words for it."""
        near, far = f"{folder}/{name}.switch", f"{folder}/{name}.card"
        for path in (near, far):
            Path(path).unlink(missing_ok=True)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        line.bind(near)
        line.setblocking(False)

        def send(frame):
            try:
                line.sendto(frame, far)
            except OSError:
                pass  # a machine that is off or slow loses frames, as on any cable

        self._plug(Port(name, native, True, send), line, lambda: line.recv(65536))
        return f"dgram,local.type=unix,local.path={far},remote.type=unix,remote.path={near}"

    def tap(self, name, vlan):
        """A TAP interface of this kernel, as an untagged port of that VLAN."""
        line = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(line, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TAP | _IFF_NO_PI))

        def send(frame):
            try:
                os.write(line, frame)
            except OSError:
                pass  # the interface is down

        self._plug(Port(name, vlan, False, send), line, lambda: os.read(line, 65536))

    def port(self, name):
        return next(port for port in self.ports if port.name == name)

    def bundle(self, *names):
        """These ports lead to one bond: it is told so by LACP when it asks, and gets each flooded frame once."""
        for name in names:
            self.port(name).group = names

    def unbundle(self):
        """Every port is for itself again, belongs to the VLAN it was made with, and nothing is learnt."""
        with self._lock:
            self._learnt.clear()
            for port in self.ports:
                port.group = None

    def _plug(self, port, line, receive):
        with self._lock:
            self.ports.append(port)
        self._selector.register(line, selectors.EVENT_READ, lambda: self._pass(port, receive()))

    def _run(self):
        while True:
            for key, _ in self._selector.select(0.5):
                try:
                    key.data()
                except OSError:
                    continue  # nothing there after all, or the interface is down

    def _pass(self, source, frame):
        if len(frame) < 14:
            return
        source.frames += 1
        target, sender = frame[:6], frame[6:12]
        if target == LACP:
            if source.group and frame[12:14] == b"\x88\x09" and frame[14] == 1:
                source.send(self._lacp(source, frame))
            return
        vlan, plain = source.native, frame
        if frame[12:14] == b"\x81\x00":
            tag = struct.unpack("!H", frame[14:16])[0] & 0xFFF
            if not source.tags:
                return
            vlan, plain = tag or source.native, frame[:12] + frame[16:]
        with self._lock:
            if not sender[0] & 1:
                self._learnt[vlan, sender] = source
            known = None if target[0] & 1 else self._learnt.get((vlan, target))
            ports = [known] if known else self._flooded(source)
        for port in ports:
            if port is source or not (port.tags or port.native == vlan):
                continue
            tagged = plain if port.native == vlan else plain[:12] + struct.pack("!HH", 0x8100, vlan) + plain[12:]
            port.send(tagged)

    def _flooded(self, source):
        taken, ports = {source.group}, []
        for port in self.ports:
            if port.group is None or port.group not in taken:
                ports.append(port)
                taken.add(port.group)
        return ports

    def _lacp(self, port, frame):
        """The answer of a willing partner: our side as actor, theirs returned as the partner (IEEE 802.1AX, 6.4.2.3)."""
        number = self.ports.index(port) + 1
        key = self.ports.index(self.port(port.group[0])) + 1
        actor = struct.pack("!BBH6sHHHB3x", 1, 20, 0x8000, _SWITCH_MAC, key, 0x8000, number, 0x3F)
        partner = b"\x02\x14" + frame[18:36]
        rest = struct.pack("!BBH12x", 3, 16, 0) + bytes(2)
        return (LACP + _SWITCH_MAC + b"\x88\x09\x01\x01" + actor + partner + rest).ljust(124, b"\0")


class Network:
    """A VLAN with this process's end of it, addresses `ipv4` and `ipv6` (with prefix), and servers that can be stopped."""

    def __init__(self, switch, name, vlan, ipv4, ipv6, folder):
        self.name, self.vlan, self.folder = name, vlan, folder
        self.ipv4, self.ipv6 = ipaddress.ip_interface(ipv4), ipaddress.ip_interface(ipv6)
        self._server = None
        switch.tap(name, vlan)
        # What this end offers must be there at once: no waiting for duplicates of its own addresses.
        Path(f"/proc/sys/net/ipv6/conf/{name}/accept_dad").write_text("0")
        self.run("ip", "link", "set", name, "up")
        self.renew()

    def renew(self):
        """Has its own addresses only, and no server."""
        self.silence()
        self.run("ip", "address", "flush", "dev", self.name, "scope", "global")
        for address in (self.ipv4, self.ipv6):
            self.occupy(str(address))

    def run(self, *words, check=True):
        """A command at this end of the network; its standard output."""
        done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
        if check and done.returncode:
            raise AssertionError(f"{' '.join(words)}: exit {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def occupy(self, address):
        """Another machine of this network has that address (with prefix)."""
        self.run("ip", "address", "replace", address, "dev", self.name, "nodad")

    def vacate(self, address):
        self.run("ip", "address", "del", address, "dev", self.name)

    def serve(self, dhcp=True, names=()):
        """Starts DNS and, with `dhcp`, DHCPv4, router advertisements and DHCPv6. names: (name, address) pairs."""
        self.silence()
        words = ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--pid-file=", "--user=root", "--no-resolv",
                 "--no-hosts", "--no-ping", "--log-dhcp", "--bind-interfaces", "--except-interface=lo",
                 f"--interface={self.name}",
                 f"--log-facility={self.folder}/dnsmasq-{self.name}.log",
                 f"--dhcp-leasefile={self.folder}/dnsmasq-{self.name}.leases"]
        words += [f"--host-record={name},{address}" for name, address in names]
        if dhcp:
            four, six = self.ipv4.network, self.ipv6.network
            words += ["--dhcp-authoritative", "--enable-ra", f"--dhcp-range={four[50]},{four[99]},1h",
                      f"--dhcp-range={six[0x100]},{six[0x1ff]},slaac,{six.prefixlen},1h",
                      f"--dhcp-option=option:router,{self.ipv4.ip}", f"--dhcp-option=option:dns-server,{self.ipv4.ip}",
                      f"--dhcp-option=option6:dns-server,[{self.ipv6.ip}]", "--domain=example.test"]
        self._server = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return self

    def silence(self):
        """DHCP, RA and DNS of this network die."""
        if self._server:
            self._server.kill()
            self._server.wait()
            self._server = None

    def sees(self, address, tries=3):
        """Whether that address answers a ping from here (IPv4 or IPv6)."""
        scope = ["-I", self.name] if ipaddress.ip_address(address).is_link_local else []
        done = subprocess.run(["ping", "-n", "-c", str(tries), "-i", "0.3", "-W", "2", *scope, address],
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
        return done.returncode == 0

    def hardware_of(self, address):
        """The hardware address that answers for that address, by ARP or neighbour discovery; empty when nobody does."""
        self.run("ip", "neighbour", "flush", "dev", self.name)
        self.sees(address, tries=1)
        found = json.loads(self.run("ip", "-json", "neighbour", "show", "to", address, "dev", self.name))
        return found[0].get("lladdr", "") if found else ""

    def log(self):
        """What the server of this network wrote."""
        return Path(f"{self.folder}/dnsmasq-{self.name}.log").read_text(errors="replace")

#!/usr/bin/env -S python3 -B
"""The network of a real machine, booted in QEMU. Prints `ok N …` or `FAIL N …` for every case (`again N …` before a
second try), and exits 1 when one failed.

    build-image && network_test.py CACHE                        all cases (CACHE: console/target/machine)
    network_test.py CACHE 'networkd: DHCP*' '*power*'           only some

To add a case, write a function here that takes the Rig, name it with @case("what is shown", flavours…), and count it in
RealMachineTest. It finds the machine booted, idle and without settings, and need not clean up; cases.py says more about what
it finds, machine.py what can be done with the machine (run, write, cable, cut_power, …), lan.py what with the networks behind
it (sees, hardware_of, occupy, silence, …). Wait with until() for what has to come, never for a time.

Needs root, QEMU, dnsmasq, iproute2, ping, unshare, openssh-client, sshpass, openssl.
"""

import time
from pathlib import Path

import crashcart_cases  # noqa: F401  # its cases count as ours
import ssh_cases  # noqa: F401  # these too
from cases import case, equal, main
from line import until

NETWORKD, NETWORKMANAGER = "networkd", "networkmanager"


def configure(machine, **files):
    """Writes networkd's files (name_suffix="…") and has them taken."""
    for name, text in files.items():
        machine.write("/etc/systemd/network/" + ".".join(name.rsplit("_", 1)), text)
    machine.run("networkctl reload").checked()


def dhcp(card):
    return f"[Match]\nName={card}\n[Network]\nDHCP=yes\nIPv6AcceptRA=yes\n"


def has_lease(machine, card, prefix, limit=60):
    """Waits for an IPv4 address that begins so."""
    def found():
        return [address for address in machine.addresses(card, 4) if address.startswith(prefix)]
    return until(limit, f"an address {prefix}… on card {card}", found)


def shown(machine, card):
    """What `crashcart --json status` says of that card."""
    status = machine.json("crashcart --json status")
    return next(link for link in status["interfaces"] if link["name"] == machine.card_name(card))


@case("boots, and every unit is well", NETWORKD, NETWORKMANAGER)
def boots(rig):
    equal(rig.machine.run("systemctl is-system-running").out.strip(), "running", "state")
    equal(rig.machine.run("systemctl is-active multi-user.target").out.strip(), "active", "multi-user.target")


@case("asks for a sign-in on its screen and its serial line", NETWORKD)
def consoles(rig):
    machine = rig.machine
    machine.serial.send("\r")
    machine.serial.wait_for("appliance login:")
    assert "appliance login:" in machine.read("/dev/vcs1"), machine.read("/dev/vcs1")
    picture = Path(rig.folder) / "screen.png"
    machine.screenshot(picture)
    equal(picture.read_bytes()[:4], b"\x89PNG", "the picture of its screen")


@case("nothing is managed and nothing is set at first")
def nothing_at_first(rig):
    machine = rig.machine
    equal(machine.run("systemctl is-active systemd-networkd NetworkManager").out.split(), ["active", "inactive"], "services")
    managed = machine.json("networkctl --json=short list")["Interfaces"]
    equal({link["AdministrativeState"] for link in managed}, {"unmanaged"}, "administrative states")
    equal(machine.run("ls -d /etc/crashcart /var/lib/crashcart").out, "", "folders of Crashcart")
    equal([machine.addresses(card) for card in range(4)], [[], [], [], []], "addresses")


@case("four cards, two of them plugged in", NETWORKD, NETWORKMANAGER)
def four_cards(rig):
    machine = rig.machine
    machine.run("for card in 16 17 18 19; do ip link set enp0s$card up; done").checked()

    def links():
        found = {link["ifname"]: link for link in machine.json("ip -json link") if link["ifname"] != "lo"}
        return [(name, link["address"], "LOWER_UP" in link["flags"]) for name, link in sorted(found.items())]
    wanted = [(machine.card_name(number), machine.hardware(number), number < 2) for number in range(4)]
    until(30, "the links", lambda: links() == wanted)


@case("the clock is right")
def clock(rig):
    difference = abs(float(rig.machine.run("date +%s.%N").out) - time.time())
    assert difference < 5, f"it is {difference:.1f} s off"


@case("crashcart status shows the cards and their addresses")
def status(rig):
    machine = rig.machine
    machine.run("ip link set enp0s16 up; ip address add 192.0.2.20/24 dev enp0s16; ip link set enp0s19 up").checked()
    link = shown(machine, 0)
    equal((link["carrier"], "192.0.2.20/24" in link["addresses"]), (True, True), f"card 0 in {link}")
    link = shown(machine, 3)
    equal((link["carrier"], link["addresses"]), (False, []), f"card 3 in {link}")


@case("DHCP, router advertisements and DNS by a file of systemd-networkd")
def dhcp_by_hand(rig):
    machine = rig.machine
    configure(machine, card_network=dhcp("enp0s16"))
    lease = has_lease(machine, 0, "192.0.2.")[0]
    equal(lease.split("/")[1], "24", f"prefix length of {lease}")
    six = until(60, "both kinds of IPv6 address", lambda: len(found := machine.addresses(0, 6)) == 2 and found)
    for address in [lease, *six]:
        assert rig.lan.sees(address.split("/")[0]), f"{address} does not answer"
    routes = machine.json("ip -json route show default") + machine.json("ip -6 -json route show default")
    equal([route["dev"] for route in routes], ["enp0s16", "enp0s16"], "default routes")
    assert "192.0.2.7" in machine.run("resolvectl query -4 name.example.test").checked().out
    assert "2001:db8:1::7" in machine.run("resolvectl query -6 name.example.test").checked().out


@case("static addresses of both families are reached both ways")
def static_by_hand(rig):
    machine = rig.machine
    configure(machine, card_network="[Match]\nName=enp0s17\n[Network]\nLinkLocalAddressing=ipv6\nIPv6AcceptRA=no\n"
                                    "Address=198.51.100.20/24\nAddress=2001:db8:2::20/64\nGateway=198.51.100.1\n")
    until(60, "both addresses", lambda: len(machine.addresses(1)) == 2)
    for address in ("198.51.100.20", "2001:db8:2::20"):
        assert rig.side.sees(address), f"{address} does not answer"
        equal(rig.side.hardware_of(address), machine.hardware(1), f"who has {address}")
        assert not rig.lan.hardware_of(address), f"{address} answers in the wrong network"
    for address in ("198.51.100.1", "2001:db8:2::1"):
        machine.run(f"ping -c 3 -i 0.3 -W 2 {address}").checked()


@case("somebody else has the address")
def duplicate(rig):
    machine = rig.machine
    rig.lan.occupy("192.0.2.77/24")
    machine.run("ip link set enp0s16 up").checked()
    machine.until(30, "the link", "ip link show enp0s16 | grep -q LOWER_UP")
    equal(machine.run("arping -D -c 2 -w 3 -I enp0s16 192.0.2.77").exit, 1, "probe of a taken address")
    equal(machine.run("arping -D -c 2 -w 3 -I enp0s16 192.0.2.78").exit, 0, "probe of a free address")


@case("a VLAN over a bond of two cards, bundled by LACP")
def vlan_over_bond(rig):
    machine = rig.machine
    rig.switch.bundle("card2", "card3")
    for card in (2, 3):
        machine.cable(card, True)
    configure(
        machine,
        bond0_netdev="[NetDev]\nName=bond0\nKind=bond\n[Bond]\nMode=802.3ad\nMIIMonitorSec=100ms\nLACPTransmitRate=fast\n",
        tag_netdev="[NetDev]\nName=bond0.40\nKind=vlan\n[VLAN]\nId=40\n",
        members_network="[Match]\nName=enp0s18 enp0s19\n[Network]\nBond=bond0\n",
        bond0_network="[Match]\nName=bond0\n[Network]\nVLAN=bond0.40\nAddress=192.0.2.30/24\n",
        tag_network="[Match]\nName=bond0.40\n[Network]\nAddress=203.0.113.30/24\nAddress=2001:db8:40::30/64\n")
    machine.until(90, "a partner for both members", "[ $(grep -c 'port state: 6[13]' /proc/net/bonding/bond0) = 4 ]"
                  " && grep -q 'Number of ports: 2' /proc/net/bonding/bond0")
    until(60, "the addresses", lambda: rig.office.sees("203.0.113.30", tries=1) and rig.lan.sees("192.0.2.30", tries=1))
    assert rig.office.sees("2001:db8:40::30"), "IPv6 over the VLAN does not answer"
    machine.cable(2, False)
    machine.until(30, "the loss of a member", "grep -q 'MII Status: down' /proc/net/bonding/bond0")
    until(60, "the other member", lambda: rig.office.sees("203.0.113.30", tries=1))


@case("a bridge of two cards passes frames, and its spanning tree ends a circle")
def bridge(rig):
    machine = rig.machine
    machine.cable(2, True)
    configure(
        machine,
        br0_netdev="[NetDev]\nName=br0\nKind=bridge\n[Bridge]\nSTP=yes\nForwardDelaySec=4\n",
        members_network="[Match]\nName=enp0s16 enp0s18\n[Network]\nBridge=br0\n",
        br0_network="[Match]\nName=br0\n[Network]\nAddress=192.0.2.40/24\n")
    machine.until(60, "one member to be blocked", "bridge -json link show | grep -q '\"state\":\"blocking\"'")
    until(60, "the bridge's address", lambda: rig.lan.sees("192.0.2.40", tries=1))


@case("a cable is pulled and plugged in again")
def cable(rig):
    machine = rig.machine
    configure(machine, card_network=dhcp("enp0s16"))
    has_lease(machine, 0, "192.0.2.")
    machine.cable(0, False)
    machine.until(30, "the loss of the link", "ip link show enp0s16 | grep -q NO-CARRIER")
    equal(shown(machine, 0)["carrier"], False, "carrier in the status")
    machine.cable(0, True)
    has_lease(machine, 0, "192.0.2.")


@case("what was written survives a power cut, and the network comes up again")
def power_cut(rig):
    machine = rig.machine
    machine.write("/etc/systemd/network/card.network", dhcp("enp0s16"))
    machine.run("sync /etc/systemd/network; echo lost > /root/lost")
    before = machine.read("/proc/sys/kernel/random/boot_id")
    machine.cut_power()
    machine.boot()
    assert machine.read("/proc/sys/kernel/random/boot_id") != before, "it did not boot again"
    has_lease(machine, 0, "192.0.2.")


@case("an orderly restart, the power button, and switched on again")
def restarts(rig):
    machine = rig.machine
    machine.run("echo kept > /root/kept").checked()
    machine.reboot()
    equal(machine.read("/root/kept"), "kept\n", "after the restart")
    machine.press_power()
    machine.boot()
    equal(machine.read("/root/kept"), "kept\n", "after the power button")


@case("manages by itself what is plugged in", NETWORKMANAGER)
def networkmanager_by_itself(rig):
    machine = rig.machine
    equal(machine.run("systemctl is-active systemd-networkd NetworkManager").out.split(), ["inactive", "active"], "services")
    has_lease(machine, 0, "192.0.2.")
    has_lease(machine, 1, "198.51.100.")
    link = shown(machine, 1)
    equal((link["carrier"], link["dynamic"]), (True, True), f"card 1 in {link}")


@case("a static address by a keyfile, kept over a power cut", NETWORKMANAGER)
def networkmanager_static(rig):
    machine = rig.machine
    path = "/etc/NetworkManager/system-connections/card.nmconnection"
    machine.write(path, "[connection]\nid=card\ntype=ethernet\ninterface-name=enp0s16\n[ipv4]\nmethod=manual\n"
                        "address1=192.0.2.50/24,192.0.2.1\n[ipv6]\nmethod=manual\naddress1=2001:db8:1::50/64\n", mode="600")
    machine.run(f"sync \"$(dirname {path})\"; nmcli connection load {path} && nmcli connection up card").checked()
    until(60, "both addresses", lambda: sorted(machine.addresses(0)) == ["192.0.2.50/24", "2001:db8:1::50/64"])
    machine.cut_power()
    machine.boot()
    until(60, "both addresses again", lambda: sorted(machine.addresses(0)) == ["192.0.2.50/24", "2001:db8:1::50/64"])
    assert rig.lan.sees("192.0.2.50") and rig.lan.sees("2001:db8:1::50"), "it does not answer"


if __name__ == "__main__":
    main(NETWORKD, NETWORKMANAGER)

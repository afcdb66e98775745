"""The network set up by Crashcart itself: settings applied, tried out, kept, and going back whatever happens.

Imported by network_test.py, whose head says how a case is added.
"""

import json
import time

from cases import case, equal
from line import until

NETWORKD, NETWORKMANAGER = "networkd", "networkmanager"
BOTH = (NETWORKD, NETWORKMANAGER)

STATIC = """
    enp0s16: {addresses: [192.0.2.20/24, "2001:db8:1::20/64"]}
  gateway: {ipv4: 192.0.2.1, ipv6: "2001:db8:1::1"}
  nameservers: [192.0.2.1]
  search-domains: [example.test]
"""


def settings(machine, interfaces):
    machine.write("/root/settings.yaml", "format: 1\nnetwork:\n  interfaces:" + interfaces, mode="600")


def apply(machine, interfaces, how="--yes"):
    """Applies the network with these interfaces (and what stands beside them), and sees that nothing is left to do."""
    settings(machine, interfaces)
    done = machine.crashcart(f"apply /root/settings.yaml {how}")
    equal(done.exit, 0, f"{done.out}{done.err}exit of apply")
    plan = machine.crashcart("plan --exit-code")
    equal(plan.exit, 0, f"{plan.out}{plan.err}exit of plan afterwards")


def wait_for_addresses(machine, card, wanted, limit=60):
    """Waits for exactly these addresses."""
    until(limit, f"{wanted} on card {card}", lambda: sorted(machine.addresses(card)) == sorted(wanted))


def link(machine, name):
    """The link of this name as the kernel has it; empty when there is none."""
    done = machine.run(f"ip -json -details link show dev {name}")
    return json.loads(done.out)[0] if done.exit == 0 else {}


def routes(machine):
    """Destination, gateway and metric of the static routes."""
    found = machine.json("ip -json route show proto static") + machine.json("ip -6 -json route show proto static")
    return {(route["dst"], route.get("gateway")): route.get("metric") for route in found}


def waits_on_trial(machine):
    return "on trial" in machine.crashcart("status").out.lower()


@case("Crashcart: DHCP and router advertisements", NETWORKD)
def dhcp(rig):
    machine = rig.machine
    apply(machine, "\n    enp0s16: {ipv4: {method: dhcp}, ipv6: {method: auto}}\n")
    until(60, "a lease", lambda: any(one.startswith("192.0.2.") for one in machine.addresses(0, 4)))
    until(60, "an address from the router", lambda: machine.addresses(0, 6))
    status = machine.json("crashcart --json status")
    equal(status["drift"], [], "drift")
    card = next(one for one in status["interfaces"] if one["name"] == "enp0s16")
    equal(card["dynamic"], True, f"dynamic in {card}")


@case("Crashcart: static addresses of both families, gateways, name servers", *BOTH)
def static(rig):
    machine = rig.machine
    apply(machine, STATIC)
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"])
    assert rig.lan.sees("192.0.2.20") and rig.lan.sees("2001:db8:1::20"), "it does not answer"
    # The best one first; NetworkManager leases the other card by itself.
    defaults = [machine.json(f"ip {family} -json route show default")[0] for family in ("-4", "-6")]
    equal([route["gateway"] for route in defaults], ["192.0.2.1", "2001:db8:1::1"], "gateways")
    assert "192.0.2.7" in machine.run("getent ahostsv4 name").out, "the name server or the search domain is not used"


@case("Crashcart: a VLAN over a bond, its tag and mode changed in place, and all of it taken away", *BOTH)
def vlan_over_bond(rig):
    machine = rig.machine
    for card in (2, 3):
        machine.cable(card, True)
    made = """
    bond0: {{kind: bond, mode: {mode}, members: [enp0s18, enp0s19]}}
    bond0.40: {{kind: vlan, parent: bond0, id: {tag}, addresses: [203.0.113.30/24, "2001:db8:40::30/64"]}}
"""
    apply(machine, made.format(mode="active-backup", tag=40))
    until(60, "an answer over the VLAN", lambda: rig.office.sees("203.0.113.30", tries=1))
    assert rig.office.sees("2001:db8:40::30"), "IPv6 over the VLAN does not answer"
    apply(machine, made.format(mode="balance-xor", tag=41))
    equal(link(machine, "bond0.40")["linkinfo"]["info_data"]["id"], 41, "the tag")
    equal(link(machine, "bond0")["linkinfo"]["info_data"]["mode"], "balance-xor", "the mode")
    assert not rig.office.sees("203.0.113.30", tries=1), "the old tag still works"
    apply(machine, "\n    enp0s16: {addresses: [192.0.2.20/24]}\n")
    until(30, "an end of the bond", lambda: not link(machine, "bond0") and not link(machine, "bond0.40"))


@case("Crashcart: a bond by LACP", NETWORKD)
def lacp(rig):
    machine = rig.machine
    rig.switch.bundle("card2", "card3")
    for card in (2, 3):
        machine.cable(card, True)
    apply(machine, """
    bond0: {kind: bond, mode: 802.3ad, lacp-rate: fast, members: [enp0s18, enp0s19], addresses: [192.0.2.30/24]}
""")
    machine.until(90, "two ports", "grep -q 'Number of ports: 2' /proc/net/bonding/bond0")
    until(60, "an answer", lambda: rig.lan.sees("192.0.2.30", tries=1))


@case("Crashcart: a bridge, routes of both families with metrics, and a size", NETWORKD)
def bridge_and_routes(rig):
    machine = rig.machine
    apply(machine, """
    br0: {kind: bridge, members: [enp0s16], addresses: [192.0.2.40/24, "2001:db8:1::40/64"]}
    enp0s17: {addresses: [198.51.100.40/24], mtu: 1400}
  routes:
    tens: {destination: 10.9.0.0/16, gateway: 192.0.2.1, metric: 300}
    site: {destination: "2001:db8:9::/48", gateway: "2001:db8:1::1", metric: 400}
""")
    until(60, "an answer of the bridge", lambda: rig.lan.sees("192.0.2.40", tries=1))
    found = routes(machine)
    equal(found.get(("10.9.0.0/16", "192.0.2.1")), 300, f"metric in {found}")
    equal(found.get(("2001:db8:9::/48", "2001:db8:1::1")), 400, f"metric in {found}")
    equal(link(machine, "enp0s17")["mtu"], 1400, "size")


@case("Crashcart: another address, and the old one is gone; one added by hand shows", NETWORKD)
def other_address(rig):
    machine = rig.machine
    apply(machine, STATIC)
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"])
    done = machine.crashcart("set network.interfaces.enp0s16.addresses 192.0.2.21/24 2001:db8:1::21/64 --yes")
    equal(done.exit, 0, f"{done.out}{done.err}exit of set")
    wait_for_addresses(machine, 0, ["192.0.2.21/24", "2001:db8:1::21/64"])
    machine.run("ip address add 192.0.2.99/24 dev enp0s16").checked()
    status = machine.json("crashcart --json status")
    equal([one["key"] for one in status["drift"]], ["network.interfaces.enp0s16.addresses"], "drift")


@case("Crashcart: a wrong address that nobody keeps is gone in the promised time", *BOTH)
def goes_back(rig):
    machine = rig.machine
    apply(machine, STATIC)
    settings(machine, "\n    enp0s16: {addresses: [10.255.0.1/24]}\n")
    done = machine.crashcart("apply /root/settings.yaml --try 15s")
    equal(done.exit, 0, f"{done.out}{done.err}exit of apply")
    start = time.monotonic()
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"], limit=90)
    took = time.monotonic() - start
    assert rig.lan.sees("192.0.2.20"), "it does not answer again"
    # Java takes its seconds to start in an emulated machine; the deadline itself is 15 s.
    assert took < 60, f"it took {took:.0f} s"
    status = until(60, "the reason", lambda: (found := machine.json("crashcart --json status"))["rejected"] and found)
    assert "nobody kept it in time" in json.dumps(status["rejected"]), status["rejected"]
    equal(status["drift"], [], "drift")
    print(f"    back after {took:.0f} s of a trial of 15 s", flush=True)


@case("Crashcart: killed in the middle of a trial, it goes back all the same", NETWORKD)
def killed(rig):
    machine = rig.machine
    apply(machine, STATIC)
    settings(machine, "\n    enp0s16: {addresses: [10.255.0.1/24]}\n")
    machine.crashcart("apply /root/settings.yaml --try 20s")
    machine.run("pkill -KILL -f crashcart.jar; true")
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"], limit=120)


@case("Crashcart: a power cut in the middle of a trial brings the old network back", *BOTH)
def power_cut(rig):
    machine = rig.machine
    apply(machine, STATIC)
    settings(machine, "\n    enp0s16: {addresses: [10.255.0.1/24]}\nsystem: {hostname: tried}\n")
    done = machine.crashcart("apply /root/settings.yaml --try 10m")
    equal(done.exit, 0, f"{done.out}{done.err}exit of apply")
    equal(machine.read("/proc/sys/kernel/hostname").strip(), "tried", "host name on trial")
    machine.cut_power()
    machine.boot()
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"])
    equal(machine.read("/proc/sys/kernel/hostname").strip(), "appliance", "host name")
    seen = machine.run("journalctl -b -o cat -u crashcart-back.service").out
    assert "restarted before it was kept" in seen, seen
    status = machine.json("crashcart --json status")
    assert "restarted" in json.dumps(status["rejected"]), status["rejected"]
    equal(machine.run("ls /etc/systemd/system/crashcart-back.service").exit, 2, "the unit is gone with the trial")


@case("Crashcart: what is kept survives a restart, and networkd has no complaint", *BOTH)
def kept(rig):
    machine = rig.machine
    settings(machine, STATIC + "system: {hostname: nas01, domain: example.test}\n")
    done = machine.crashcart("apply /root/settings.yaml --try 10m")
    equal(done.exit, 0, f"{done.out}{done.err}exit of apply")
    done = machine.crashcart("keep")
    equal(done.exit, 0, f"{done.out}{done.err}exit of keep")
    machine.reboot()
    wait_for_addresses(machine, 0, ["192.0.2.20/24", "2001:db8:1::20/64"])
    equal(machine.run("hostname --fqdn").out.strip(), "nas01.example.test", "full name")
    equal(machine.crashcart("plan --exit-code").exit, 0, "plan after the restart")
    complaints = machine.run("journalctl -b -o cat -u systemd-networkd -u NetworkManager | grep -iE"
                             " 'crashcart.*(unknown|ignor|invalid|fail)'").out
    equal(complaints, "", "complaints")

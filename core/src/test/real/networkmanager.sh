#!/usr/bin/env bash
# A real NetworkManager with its own D-Bus, in namespaces of its own, on four cards (veth): takes the profiles and runs the
# commands of the cases in CASES, and the kernel says what became of them; then their way back. Behind eno1 and eno2 are
# real DHCP and router advertisements; eno3 and eno4 have no cable. Needs root, network-manager, dbus, dnsmasq, iproute2.
# Usage: networkmanager.sh CASES ; prints "ok …" or "FAIL …" a line, exits 1 when one failed.
set -u

if [ "${CRASHCART_IN_NAMESPACE:-}" != yes ]; then
  CRASHCART_IN_NAMESPACE=yes exec unshare -m -n -p --fork --mount-proc --kill-child --propagation private bash "$0" "$@"
fi
cases=$(realpath "$1")
profiles=/etc/NetworkManager/system-connections
failed=0

mount -t tmpfs -o mode=755 tmpfs /run
# Read-only, so that NetworkManager does not wait for udev, which does not run here.
mount -t sysfs -o ro sysfs /sys
mount -t tmpfs tmpfs /etc/NetworkManager
mount -t tmpfs tmpfs /var/lib/NetworkManager
mkdir -p /run/dbus /run/NetworkManager /run/lan $profiles
printf '%s\n' '[main]' 'plugins=keyfile' 'dhcp=internal' 'rc-manager=unmanaged' > /etc/NetworkManager/NetworkManager.conf
ip link set lo up

unshare -n sleep infinity & lan=$!
until [ "$(readlink /proc/$lan/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
in_lan() { nsenter -t $lan -n "$@"; }
for i in 1 2 3 4; do
  ip link add "eno$i" type veth peer name "far$i"
  ip link set "far$i" netns $lan
done
in_lan ip addr add 192.168.40.1/24 dev far1
in_lan ip addr add 2001:db8:40::1/64 dev far1
in_lan ip addr add 10.1.0.1/16 dev far2
in_lan ip link set far1 up
in_lan ip link set far2 up
in_lan dnsmasq --conf-file=/dev/null --pid-file=/run/lan/pid --dhcp-leasefile=/run/lan/leases --user=root --port=0 \
  --bind-dynamic --interface=far1 --interface=far2 --enable-ra --dhcp-range=192.168.40.100,192.168.40.200,1h \
  --dhcp-range=10.1.0.100,10.1.0.200,1h --dhcp-range=2001:db8:40::,ra-only --dhcp-option=option:dns-server,192.168.40.53 \
  --domain=lease.example --ra-param=far1,10,1800 --log-facility=/run/lan/log

dbus-daemon --system --fork --nopidfile
NetworkManager --no-daemon > /run/lan/networkmanager.log 2>&1 &

holds() { # holds WHAT PATTERN COMMAND... : its output comes to match the pattern within a minute
  local what=$1 pattern=$2 out=""; shift 2
  for _ in $(seq 600); do
    out=$("$@" 2>&1)
    if grep -Eq -- "$pattern" <<< "$out"; then echo "ok $what"; return; fi
    sleep 0.1
  done
  echo "FAIL $what: wanted $pattern, got:"; sed 's/^/    /' <<< "$out"; failed=1
}
never() { # never WHAT PATTERN COMMAND... : its output does not match now
  local what=$1 pattern=$2 out; shift 2
  out=$("$@" 2>&1)
  if grep -Eq -- "$pattern" <<< "$out"; then
    echo "FAIL $what: there is $pattern:"; sed 's/^/    /' <<< "$out"; failed=1
  else echo "ok $what"; fi
}
run() { # run CASE LINES : each command of these lines
  local line
  while read -r line; do
    # shellcheck disable=SC2086
    if $line > /run/lan/out 2>&1; then echo "ok $1: $line"
    else echo "FAIL $1: $line"; sed 's/^/    /' /run/lan/out; failed=1; fi
  done <<< "$2"
}
apply() { # apply CASE : its files instead of those that are there, then its commands
  rm -rf /run/lan/before; cp -a $profiles /run/lan/before
  rm -f $profiles/*
  install -m 600 "$cases/$1/files/"* $profiles/
  run "$1" "$(sed -n 's/^run \(.*\) (.*)$/\1/p' "$cases/$1/commands.txt")"
}
back() { # back CASE : the files as they were, then its way back
  rm -f $profiles/*; cp -a /run/lan/before/. $profiles/
  run "$1, back" "$(sed -n 's/^ *back: //p' "$cases/$1/commands.txt")"
}
as_at_first() {
  holds "$1: eno1 has a lease" 'inet 192\.168\.40\.1[0-9][0-9]/' ip addr show eno1
  holds "$1: eno2 has a lease" 'inet 10\.1\.0\.1[0-9][0-9]/' ip addr show eno2
  holds "$1: eno1 has the router" 'default via fe80' ip -6 route show dev eno1
  holds "$1: the MTU of eno1" 'mtu 1500' ip link show eno1
  never "$1: nothing of ours is left" 'br0|192\.168\.40\.[57]/|192\.168\.40\.9' ip -d addr
}
static_both() {
  holds "$1: IPv4 address" 'inet 192\.168\.40\.5/24' ip addr show eno1
  holds "$1: IPv6 address" 'inet6 2001:db8:40::5/64' ip addr show eno1
  holds "$1: IPv4 gateway before that of eno2" '^default via 192\.168\.40\.1 dev eno1' ip route
  holds "$1: IPv6 gateway" 'default via 2001:db8:40::1' ip -6 route show dev eno1
  holds "$1: MTU" 'mtu 9000' ip link show eno1
  holds "$1: name servers" '^nameserver 192\.168\.40\.1 nameserver (9\.9\.9\.9 nameserver 2001:db8:40::1|2001:db8:40::1 nameserver 9\.9\.9\.9)' names
  holds "$1: search domains" 'search lab\.example example\.org$' names
  never "$1: no lease" '192\.168\.40\.1[0-9][0-9]/|dynamic' ip addr show eno1
}
names() {
  { grep '^nameserver' /run/NetworkManager/resolv.conf; grep '^search' /run/NetworkManager/resolv.conf; } | tr '\n' ' ' |
    sed 's/ $//'
}

as_at_first "no profile"

apply static-both
static_both static-both

apply bridge-over-addressed-card
holds "bridge: addresses" 'inet 192\.168\.40\.7/24.*inet6 2001:db8:40::7/64' sh -c 'ip addr show br0 | tr "\n" " "'
holds "bridge: members" 'eno1.*eno2.*eno3' sh -c 'ip -br link show master br0 | sort | tr "\n" " "'
# Of all devices: the bridge hears two routers, and "dev" leaves out a route that has two next hops.
holds "bridge: gateways" 'default via 192\.168\.40\.1.*default .*via fe80[^ ]* dev br0' \
  sh -c '{ ip route show dev br0; ip -6 route show default; } | tr "\n" " "'
never "bridge: its member has no address" 'inet' ip addr show eno1
back bridge-over-addressed-card
static_both "bridge, back"
never "bridge, back: it is gone" 'br0' ip link

rm -rf /run/lan/before; mkdir /run/lan/before
back static-both
as_at_first "static-both, back"

apply dhcp-with-written-gateway-and-names
holds "written gateway: lease" 'inet 192\.168\.40\.1[0-9][0-9]/' ip addr show eno1
holds "written gateway: lease of eno2" 'inet 10\.1\.0\.1[0-9][0-9]/' ip addr show eno2
holds "written gateway: alone" '^default via 10\.0\.0\.9 dev eno1 [^|]*\|$' sh -c 'ip route show default | tr "\n" "|"'
holds "written name server: alone" '^nameserver 9\.9\.9\.9( search .*)?$' names
back dhcp-with-written-gateway-and-names

apply routes-with-metric
holds "routes: IPv4" '10\.9\.0\.0/16 via 192\.168\.40\.9' ip route show dev eno1
holds "routes: IPv6 with metric" '2001:db8:9::/48 via fe80::9 .*metric 700' ip -6 route show dev eno1
holds "routes: on the other card" '10\.8\.0\.0/16 via 10\.1\.0\.9' ip route show dev eno2
back routes-with-metric
as_at_first "routes, back"

apply card-without-cable
holds "no cable: static address" 'inet 10\.3\.0\.5/24' ip addr show eno3
in_lan ip link set far4 up
in_lan ip addr add 10.4.0.1/24 dev far4
holds "no cable: it comes" 'inet6 fe80' ip addr show eno4
holds "no cable: its profile" '^eno4:crashcart-eno4$' nmcli -t -f DEVICE,CONNECTION device

apply lease-instead-of-address-without-cable
holds "no cable any more: no address" '^eno3[^ ]* +DOWN *$' ip -br addr show eno3
[ $failed = 0 ] || tail -n 60 /run/lan/networkmanager.log
exit $failed

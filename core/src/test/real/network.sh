#!/usr/bin/env bash
# The test of the network, the duplicate-address probe and the lease against real things, good and broken, in network
# namespaces of its own: this one is the appliance (card0), "router" has name server, DHCP, time, proxy; "far" is behind it.
# Needs root, iproute2, iputils-ping, dnsmasq-base, openssl, python3. Usage: network.sh MAIN-COMMAND... (NamespaceMain); prints
# "ok …" or "FAIL …" a line, exits 1 when one failed.
set -u

if [ "${CRASHCART_IN_NAMESPACE:-}" != yes ]; then
  CRASHCART_IN_NAMESPACE=yes exec unshare -m -n --propagation private bash "$0" "$@"
fi
main=("$@")
here=$(cd "$(dirname "$0")" && pwd)
d=$(mktemp -d); mount -t tmpfs tmpfs "$d"
mount -t tmpfs tmpfs /run
mount -t sysfs sysfs /sys 2>/dev/null
printf 'nameserver 192.0.2.1\nsearch lab.test\noptions timeout:1 attempts:1\n' > "$d/resolv.conf"
printf 'hosts: files dns\n' > "$d/nsswitch.conf"
mount --bind "$d/resolv.conf" /etc/resolv.conf && mount --bind "$d/nsswitch.conf" /etc/nsswitch.conf || exit 2
failed=0
children=()
trap 'kill "${children[@]}" 2>/dev/null; wait 2>/dev/null' EXIT

ip link set lo up
ip netns add router; ip netns add far
ip link add card0 type veth peer name r0 netns router
ip -n router link add r1 type veth peer name f0 netns far
for pair in router:lo router:r0 router:r1 far:lo far:f0; do ip -n "${pair%:*}" link set "${pair#*:}" up; done
ip -n router addr add 192.0.2.1/24 dev r0
ip -n router addr add 2001:db8:2::1/64 dev r0 nodad
ip -n router addr add 198.51.100.1/24 dev r1
ip -n router addr add 2001:db8:9::1/64 dev r1 nodad
ip -n far addr add 198.51.100.9/24 dev f0
ip -n far addr add 2001:db8:9::9/64 dev f0 nodad
ip -n far route add default via 198.51.100.1
ip -n far route add default via 2001:db8:9::1
ip netns exec router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
ip link set card0 up

until_true() { # until_true COMMAND...: waits for it, at most forty seconds
  for _ in $(seq 400); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
  echo "FAIL waiting for: $*"; failed=1
}
serve() { # serve NAMESPACE COMMAND...: sets $child
  ip netns exec "$@" > "$d/server.log" 2>&1 & child=$!; children+=("$child")
}
stop() { kill "$1" 2>/dev/null; wait "$1" 2>/dev/null; }
dns() { # dns [OPTION...]
  serve router dnsmasq -k -C /dev/null --no-resolv --no-hosts --pid-file= --user=root --interface=r0 --bind-interfaces \
    --host-record=www.lab.test,198.51.100.9,2001:db8:9::9 --host-record=ntp.lab.test,192.0.2.1 --local=/test/ \
    --dhcp-range=192.0.2.100,192.0.2.150,10m --dhcp-leasefile="$d/leases" \
    --dhcp-range=2001:db8:2::,ra-only,64,10m --enable-ra "$@"
  dns=$child
}
note() { # note WHAT WANTED-PATTERN GOT
  if [[ $3 =~ $2 ]]; then echo "ok $1: ${BASH_REMATCH[0]//$'\n'/, }"; else echo "FAIL $1: wanted $2, got"; sed 's/^/    /' <<< "$3"; failed=1; fi
}
ask() { got=$("${main[@]}" "$@" 2>&1); }
verdict() { # verdict WHAT LINE-PATTERN: one line of the last test
  local line; line=$(grep -E "^$2" <<< "$got" | head -1)
  if [ -n "$line" ]; then echo "ok $1: $line"; else echo "FAIL $1: no line $2 in"; sed 's/^/    /' <<< "$got"; failed=1; fi
}
page=http://www.lab.test/

dns
serve far python3 "$here/servers.py" web :: 80
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=www.lab.test -keyout "$d/key" -out "$d/cert" 2>/dev/null
cat "$d/key" "$d/cert" > "$d/both"
serve far python3 "$here/servers.py" web :: 443 "$d/both"
serve router python3 "$here/servers.py" ntp 192.0.2.1 0 2; ntp=$child
serve router python3 "$here/servers.py" proxy 192.0.2.1 3128 ann:tea4two; proxy=$child
until_true ip netns exec far python3 -c 'import socket; socket.create_connection(("127.0.0.1", 80), 1)'
until_true ip netns exec far python3 -c 'import socket; socket.create_connection(("127.0.0.1", 443), 1)'
until_true ip netns exec router python3 -c 'import socket; socket.create_connection(("192.0.2.1", 3128), 1)'

# What a DHCP client leaves behind; the IPv6 side is the kernel's own doing.
lease() {
  ip addr add 192.0.2.120/24 dev card0 valid_lft 600 preferred_lft 600
  ip route replace default via 192.0.2.1 dev card0 proto dhcp metric 100
}
lease
until_true sh -c 'ip -6 addr show dev card0 scope global -tentative | grep -q 2001:db8:2:'
until_true sh -c 'ip -6 route show default | grep -q "proto ra"'

ask test "$page" ntp=ntp.lab.test
verdict 'all fine: link' 'link \| card0 \| PASSED'
verdict 'all fine: address' 'address \| card0 \| PASSED \| It has 192.0.2.120/24 \(automatic\), 2001:db8:2:'
verdict 'all fine: gateway' 'gateway \| 192.0.2.1 \| PASSED \| It answers'
verdict 'all fine: gateway of IPv6' 'gateway \| fe80:[0-9a-f:]+ \| PASSED \| It answers'
verdict 'all fine: name server' 'name server \| 192.0.2.1 \| PASSED'
verdict 'all fine: name' 'name \| www.lab.test \| PASSED \| It is .*198.51.100.9'
verdict 'all fine: time' 'time server \| ntp.lab.test \| PASSED'
verdict 'all fine: web' 'web \| http://www.lab.test/ \| PASSED'
verdict 'all fine: route' 'route \| 198.51.100.9 \| PASSED \| The way is 192.0.2.1, 198.51.100.9\.'
verdict 'all fine: route of IPv6' 'route \| 2001:db8:9::9 \| PASSED \| The way is 2001:db8:2::1, 2001:db8:9::9\.'
note 'all fine: nothing failed' '^0$' "$(grep -cE 'FAILED|WARNING|SKIPPED' <<< "$got")"

ask test "$page" proxy=http://192.0.2.1:3128 user=ann:tea4two
verdict 'proxy' 'web \| http://www.lab.test/ \| PASSED \| It was fetched through the proxy 192.0.2.1:3128'
ask test "$page" proxy=http://192.0.2.1:3128 user=ann:wrong
verdict 'proxy: wrong password' 'web \| [^|]* \| FAILED \| The proxy 192.0.2.1:3128 wants a user and a password'
note 'proxy: the password is not told' '^0$' "$(grep -c wrong <<< "$got")"
ask test https://www.lab.test/ proxy=http://192.0.2.1:3128 user=ann:tea4two
verdict 'proxy: a tunnel with a password, to a certificate of nobody' 'web \| [^|]* \| FAILED \| [^|]*through the proxy[^|]*certif'
ask test https://www.lab.test/ proxy=http://192.0.2.1:3128 user=ann:wrong
verdict 'proxy: a tunnel with a wrong password' 'web \| [^|]* \| FAILED \| The proxy 192.0.2.1:3128 wants a user'
ask test https://www.lab.test/
verdict 'a certificate of nobody' 'web \| [^|]* \| FAILED \| It could not be fetched: [^|]*certif'
ask test http://198.51.100.77/ proxy=http://192.0.2.1:3128 user=ann:tea4two
verdict 'proxy: cannot reach the page' 'web \| [^|]* \| FAILED \| The proxy 192.0.2.1:3128 could not fetch it \(status 502\)'
ask test "$page" proxy=http://192.0.2.1:3128
verdict 'proxy: no user written' 'web \| [^|]* \| FAILED \| The proxy 192.0.2.1:3128 wants a user and a password'
stop "$proxy"
ask test "$page" proxy=http://192.0.2.1:3128
verdict 'proxy: dead' 'web \| [^|]* \| FAILED \| There is no answer through the proxy'

ask test http://www.lab.test/missing
verdict 'page is missing' 'web \| [^|]* \| WARNING \| There is an answer, but with status 404'
ask test http://none.lab.test/
verdict 'wrong answer: name server' 'name server \| 192.0.2.1 \| WARNING \| It answers, but says that there is no none.lab.test'
verdict 'wrong answer: name' 'name \| none.lab.test \| FAILED \| No address is found'
verdict 'wrong answer: web is skipped' 'web \| [^|]* \| SKIPPED'

stop "$ntp"
ask test "$page" ntp=192.0.2.1
verdict 'time: dead' 'time server \| 192.0.2.1 \| FAILED \| The machine is there, but no time server'
serve router python3 "$here/servers.py" ntp 192.0.2.1 7200 2; ntp=$child
until_true sh -c 'ip netns exec router ss -Hlun sport = 123 | grep -q .'
ask test "$page" ntp=192.0.2.1
verdict 'time: two hours off' "time server \\| 192.0.2.1 \\| WARNING \\| It tells the time; this machine's clock is (119|120) minutes behind"
stop "$ntp"
serve router python3 "$here/servers.py" ntp 2001:db8:2::1 0 16; ntp=$child
until_true sh -c 'ip netns exec router ss -Hlun sport = 123 | grep -q .'
ask test "$page" ntp=2001:db8:2::1
verdict 'time: server without time, over IPv6' 'time server \| 2001:db8:2::1 \| FAILED \| It answers, but does not know the time'

ask static card0
verdict 'lease: static' 'card0 STATIC STATIC \[192.0.2.120/24, 2001:db8:2:[0-9a-f:]+/64\]'
verdict 'lease: gateway' 'gateway4 192.0.2.1$'
verdict 'lease: gateway of IPv6' 'gateway6 fe80:[0-9a-f:]+%card0$'
verdict 'lease: name servers' 'nameservers \[192.0.2.1\]'
verdict 'lease: search domains' 'search \[lab.test\]'
ask lost card0 192.0.2.5/24
note 'lease: lost by a static address' 'the gateway 192.0.2.1; the gateway fe80:[0-9a-f:]+%card0; the name server 192.0.2.1; the search domain lab.test' "$got"

owner=$(ip -n router -o link show r0 | sed 's/.*ether \([0-9a-f:]*\).*/\1/')
ask duplicates card0 192.0.2.1/24
note 'duplicate: IPv4' "^has 192.0.2.1 $owner\$" "$got"
ask duplicates card0 2001:db8:2::1/64
note 'duplicate: IPv6' "^has 2001:db8:2::1 $owner\$" "$got"
ip -n router addr add 203.0.113.1/24 dev r0
ip -n router addr add 2001:db8:77::1/64 dev r0 nodad
ask duplicates card0 203.0.113.1/24 203.0.113.2/24 2001:db8:77::1/64 2001:db8:77::2/64
note 'duplicate: in networks not its own yet' "^has 203.0.113.1 $owner"$'\n'"has 2001:db8:77::1 $owner\$" "$got"
ask duplicates card0 192.0.2.77/24 2001:db8:2::77/64
note 'no duplicate' '^nobody$' "$got"
ask duplicates card0 192.0.2.120/24
note 'an address of its own is not asked for' '^nobody$' "$got"
note 'nothing is left in the neighbour table' '^0$' "$(ip neigh show | grep -cE '\.77 |::77 |203.0.113.|:77::')"

stop "$dns"
ask test "$page"
verdict 'dead name server' 'name server \| 192.0.2.1 \| FAILED \| The machine is there, but no name server'
verdict 'dead name server: name' 'name \| www.lab.test \| FAILED'
printf 'nameserver 192.0.2.66\noptions timeout:1 attempts:1\n' > "$d/resolv.conf"
ask test "$page"
verdict 'no such name server' 'name server \| 192.0.2.66 \| FAILED \| It (does not answer|cannot be reached)'
ip -n router addr del 192.0.2.1/24 dev r0
ask test "$page"
verdict 'no gateway: nobody answers' 'gateway \| 192.0.2.1 \| FAILED \| Nobody answers at 192.0.2.1 on card0'
ip route del default
ip -6 route flush proto ra
ask test "$page"
verdict 'no gateway at all' 'gateway \| IPv4 \| FAILED \| There is no IPv4 gateway'
"${main[@]}" cable 20 > "$d/cable" 2>&1 & watching=$!
until_true grep -q watching "$d/cable"
ip -n router link set r0 down
wait $watching
note 'cable pulled' 'A cable was pulled: this port is card0' "$(cat "$d/cable")"
ask test "$page"
verdict 'no link' 'link \| card0 \| FAILED \| There is no link'
verdict 'no link: the rest is skipped' 'web \|  \| SKIPPED \| No interface has a link'
ask duplicates card0 192.0.2.78/24
note 'no link: not looked' 'was not looked for: card0 is not there yet or has no link' "$got"

exit $failed

#!/bin/bash
# A real systemd-networkd reads every folder of files below $1, in namespaces of its own (network, mounts,
# processes): nothing of the machine is touched. Prints "read CASE" and, for each line of its log about a
# file, "complaint CASE: …"; of the case static-both "ok …" or "FAIL …" for what the kernel has afterwards.
set -u
if [ "${INSIDE:-}" != yes ]; then
  INSIDE=yes exec unshare --net --mount --pid --fork --mount-proc --propagation private bash "$0" "$1"
fi

cases=$1
log=$cases/networkd.log
mount -t tmpfs tmpfs /run || exit 1
mkdir -p /run/dbus /run/systemd/netif/links /run/systemd/netif/leases /run/systemd/netif/lldp
chown -R systemd-network: /run/systemd/netif
mkdir -p /etc/systemd/network
mount -t tmpfs tmpfs /etc/systemd/network || exit 1
# Without a writable /sys networkd does not wait for udev.
mount -t sysfs -o ro sysfs /sys || exit 1

until_true() {
  for _ in $(seq 400); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}
bus_is_there() { [ -S /run/dbus/system_bus_socket ]; }
answers() { networkctl list 2> /dev/null | grep -q 'unmanaged'; }
has() { ip -o address show dev eno1 | grep -qF " $1 " || ip route show dev eno1 | grep -qF "$1" \
  || ip -6 route show dev eno1 | grep -qF "$1"; }

dbus-daemon --system --nofork --nopidfile 2> /dev/null &
until_true bus_is_there || { echo "FAIL no bus"; exit 1; }
ip link set lo up
for card in eno1 eno2; do
  ip link add "$card" type veth peer name "peer-$card" && ip link set "peer-$card" up
done
SYSTEMD_LOG_LEVEL=debug SYSTEMD_LOG_TARGET=console /lib/systemd/systemd-networkd > "$log" 2>&1 &
until_true answers || { echo "FAIL networkd does not answer"; exit 1; }

# First the one whose outcome is looked at: later ones leave devices behind.
for folder in "$cases"/static-both/ $(ls -d "$cases"/*/ | grep -v /static-both/); do
  case=$(basename "$folder")
  rm -f /etc/systemd/network/*
  cp "$folder"* /etc/systemd/network/
  before=$(wc -l < "$log")
  networkctl reload || { echo "FAIL $case: reload"; continue; }
  tail -n "+$((before + 1))" "$log" | grep '^/etc/systemd/network/' | sed "s|^|complaint $case: |"
  if [ "$case" = static-both ]; then
    for what in 192.168.1.5/24 10.0.0.5/8 2001:db8:1::5/64 "default via 192.168.1.1" "default via fe80::1"; do
      if until_true has "$what"; then echo "ok $what"; else echo "FAIL $what"; fi
    done
  fi
  echo "read $case"
done
kill $(jobs -p)

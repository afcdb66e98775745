#!/usr/bin/env bash
# Signing in at the console, by the real unix_chkpwd and crypt(3), against accounts of every kind: in a mount namespace of its
# own, over copies of /etc, /var and /home, so that the machine keeps its accounts. Needs root and perl.
# Usage: console-sign-in.sh PROBE-COMMAND... ; prints "ok …" or "FAIL …" a line, exits 1 when one failed.
set -u

if [ "${CRASHCART_IN_NAMESPACE:-}" != yes ]; then
  CRASHCART_IN_NAMESPACE=yes exec unshare -m --propagation private bash "$0" "$@"
fi
probe=("$@")
d=$(mktemp -d); mount -t tmpfs -o mode=755 tmpfs "$d"
for folder in etc var home; do
  mkdir -p "$d/$folder.up" "$d/$folder.work"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$d/$folder.up,workdir=$d/$folder.work" "/$folder" || exit 2
done
mount -t tmpfs -o mode=755 tmpfs /run
failed=0
terminal=0

hash() { perl -e 'print crypt($ARGV[0], $ARGV[1])' "$1" "$2"; }
attempt() { # attempt WHAT WANTED(welcome|refused) NAME PASSWORD
  terminal=$((terminal + 1))
  local got; got=$(printf '%s' "$4" | "${probe[@]}" "$3" "/dev/pts/$terminal" 2> "$d/errors")
  if [ "$got" = "$2" ]; then echo "ok $1: $got"; else echo "FAIL $1: wanted $2, got $got $(cat "$d/errors")"; failed=1; fi
}

getent group sudo > /dev/null || groupadd sudo
good='Straße: emoji 🔑 and b\ack"slash'
useradd -m -G sudo ann
useradd -m bob
for kind in '$6$abcdefgh' '$5$abcdefgh' '$2b$05$abcdefghijklmnopqrstuu' '$y$j9T$abcdefgh'; do
  hashed=$(hash "$good" "$kind")
  usermod -p "$hashed" ann
  attempt "by ${kind%%abc*} the password" welcome ann "$good"
  attempt "by ${kind%%abc*} a wrong one" refused ann "${good}x"
done
usermod -p "$hashed" bob
attempt 'who is no administrator' refused bob "$good"
attempt 'who is not there' refused carl "$good"
usermod -L ann; attempt 'locked' refused ann "$good"; usermod -U ann
attempt 'unlocked' welcome ann "$good"
usermod -e 1 ann; attempt 'expired' refused ann "$good"; usermod -e '' ann
usermod -p '*' ann; attempt 'disabled' refused ann "$good"
usermod -p '' ann; attempt 'an empty password' welcome ann ''
said=$(grep -c . /var/log/crashcart/audit.jsonl)
if [ "$said" -ge 15 ] && ! grep -q "$(printf '%s' "$good" | head -c 12)" -r /var/log/crashcart /run; then
  echo 'ok each attempt is in the audit log, and no password'
else
  echo "FAIL the audit log has $said lines, or a password"; failed=1
fi
exit $failed

#!/usr/bin/env bash
# Real sign-ins by a real sshd and PAM, against accounts that crashcart changed: in mount and network namespaces of its own,
# over copies of /etc, /var, /home and /root, so that the machine keeps its accounts. Needs root, openssh-server, sudo and
# sshpass. Usage: sign-in.sh CRASHCART-COMMAND... ; prints "ok …" or "FAIL …" a line, exits 1 when one failed.
set -u

if [ "${CRASHCART_IN_NAMESPACE:-}" != yes ]; then
  CRASHCART_IN_NAMESPACE=yes exec unshare -m -n --propagation private bash "$0" "$@"
fi
crashcart=("$@")
d=$(mktemp -d); mount -t tmpfs -o mode=755 tmpfs "$d"
for folder in etc var home root; do
  mkdir -p "$d/$folder.up" "$d/$folder.work"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$d/$folder.up,workdir=$d/$folder.work" "/$folder" || exit 2
done
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/sshd /run/faillock
ip link set lo up
unset SUDO_USER
failed=0

cat > /etc/pam.d/sshd <<'PAM'
auth     required  pam_faillock.so preauth deny=3 unlock_time=600 even_deny_root
auth     sufficient pam_unix.so
auth     [default=die] pam_faillock.so authfail deny=3 unlock_time=600 even_deny_root
account  required  pam_faillock.so
account  required  pam_unix.so
session  required  pam_unix.so
PAM
ssh-keygen -q -t ed25519 -N '' -f "$d/host-key"
ssh-keygen -q -t ed25519 -N '' -f "$d/user-key"
printf '%s\n' "HostKey $d/host-key" 'UsePAM yes' 'PasswordAuthentication yes' 'KbdInteractiveAuthentication no' \
  'PermitRootLogin yes' 'PidFile none' 'ListenAddress 127.0.0.1:2222' 'MaxAuthTries 3' 'StrictModes yes' > "$d/sshd_config"
/usr/sbin/sshd -D -e -f "$d/sshd_config" 2> "$d/sshd.log" & sshd=$!
trap 'kill $sshd 2>/dev/null' EXIT
for _ in $(seq 600); do (echo > /dev/tcp/127.0.0.1/2222) 2>/dev/null && break; sleep 0.05; done

ssh_options=(-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o NumberOfPasswordPrompts=1
  -o ConnectTimeout=10 -p 2222)

note() { # note WHAT WANTED GOT
  if [ "$2" = "$3" ]; then echo "ok $1: $3"; else echo "FAIL $1: wanted $2, got $3"; failed=1; fi
}
login() { # login WHAT WANTED(yes|no) ACCOUNT PASSWORD
  printf '%s\n' "$4" > "$d/secret"
  local got=no
  sshpass -f "$d/secret" ssh "${ssh_options[@]}" -o PubkeyAuthentication=no "$3@127.0.0.1" true 2>/dev/null && got=yes
  note "$1" "$2" "$got"
}
forgive() { rm -f /run/faillock/*; }
run() { # run WHAT EXIT COMMAND... (standard input goes to it)
  local what=$1 wanted=$2 got=0; shift 2
  "${crashcart[@]}" "$@" > "$d/out" 2>&1 || got=$?
  note "$what" "$wanted" "$got"
  [ "$got" = "$wanted" ] || sed 's/^/    /' "$d/out"
}

passwords=('correct horse battery staple' '  blanks before and after  ' 'quo"te'\''s and back\slash\\es' \
  'Straße, Ümläute und Çedille' 'emoji 🔑🗝️ key ring' '$HOME `id` %s \n #!; | & < >' \
  "$(printf 'seventy-two bytes: %.0s' 1 2 3)$(printf 'x%.0s' $(seq 15))")
n=0
for password in "${passwords[@]}"; do
  n=$((n + 1))
  printf '%s\n' "$password" | run "password $n is set" 0 auth method admin --stdin --yes
  login "password $n: admin signs in" yes admin "$password"
  login "password $n: with a letter more" no admin "${password:0:10}x"
  forgive
  login "password $n: root is closed" no root "$password"
  forgive
done
good=${passwords[0]}
printf '%s\n' "$good" | run 'the first one again' 0 account password admin --stdin --yes

printf '%s\n' "$good" > "$d/secret"
uid=$(printf '%s\n' "$good" | sshpass -f "$d/secret" ssh "${ssh_options[@]}" admin@127.0.0.1 'sudo -S -p "" id -u' 2>/dev/null)
note 'admin runs anything by sudo with the password' 0 "$uid"
note 'uid and gid of admin' '950:950' "$(id -u admin):$(id -g admin)"
note 'home of admin' '700 admin:admin' "$(stat -c '%a %U:%G' /home/admin)"
note 'sudoers is whole' 0 "$(visudo -c >/dev/null 2>&1; echo $?)"
note 'account files are whole' 0 "$(pwck -rq >/dev/null 2>&1; a=$?; grpck -rq >/dev/null 2>&1; echo $((a > 2 ? a : $?)))"

run 'the last administrator is not disabled by accident' 3 account disable admin
login 'admin still signs in' yes admin "$good"
run 'disabled when said explicitly' 0 account disable admin --leave-nobody --yes
login 'disabled: the password opens nothing' no admin "$good"
forgive
mkdir -p -m 700 /home/admin/.ssh; cp "$d/user-key.pub" /home/admin/.ssh/authorized_keys; chown -R admin:admin /home/admin/.ssh
got=no; ssh "${ssh_options[@]}" -o PasswordAuthentication=no -i "$d/user-key" admin@127.0.0.1 true 2>/dev/null && got=yes
note 'disabled: an SSH key still works' yes "$got"
run 'enabled again' 0 account enable admin --yes
rm -rf /home/admin/.ssh; chmod 775 /home/admin
by_key() { # by_key WHAT WANTED(yes|no)
  local got=no
  ssh "${ssh_options[@]}" -o PasswordAuthentication=no -i "$d/user-key" admin@127.0.0.1 true 2>/dev/null && got=yes
  note "$1" "$2" "$got"
}
by_key 'no key yet' no
run 'a key is added, modes and owners put right' 0 account key add admin --file "$d/user-key.pub"
note 'modes that StrictModes takes' '755 700 600 admin' "$(stat -c %a /home/admin /home/admin/.ssh /home/admin/.ssh/authorized_keys | tr '\n' ' ')$(stat -c %U /home/admin/.ssh/authorized_keys)"
by_key 'the key that was added opens' yes
chmod 666 /home/admin/.ssh/authorized_keys
by_key 'sshd refuses a file that all may write' no
run 'that is drift' 10 plan --exit-code
run 'put right' 0 apply --yes
by_key 'it opens again' yes
run 'the key is removed' 0 account key remove admin --all
by_key 'and opens nothing' no
chmod 700 /home/admin
login 'enabled: the old password works' yes admin "$good"
run 'locked' 0 account lock admin --leave-nobody --yes
login 'locked: the password opens nothing' no admin "$good"
forgive
run 'unlocked' 0 account unlock admin --yes
login 'unlocked: the password works' yes admin "$good"

for _ in 1 2 3 4; do login 'a wrong password' no admin 'not the password'; done
login 'kept out by failed attempts' no admin "$good"
run 'failed attempts cleared' 0 account recover admin --clear-failures --yes
login 'signs in after the attempts were cleared' yes admin "$good"
note 'faillock(8) counts none' '' "$(faillock --user admin | grep -c ' V$' | grep -v '^0$')"

run 'disabled and locked' 0 account disable admin --leave-nobody --yes
run 'and locked' 0 account lock admin --leave-nobody --yes
for _ in 1 2 3; do login 'wrong passwords besides' no admin 'not the password'; done
printf 'all new and shiny 7\n' | run 'recovered in one go' 0 account recover admin --stdin --enable --unlock --clear-failures --yes
login 'recovered: the new password works' yes admin 'all new and shiny 7'
login 'recovered: the old one does not' no admin "$good"
forgive

chage -E 2020-01-01 admin
login 'expired: kept out' no admin 'all new and shiny 7'
forgive
run 'recovered from expiry' 0 account recover admin --enable --yes
login 'not expired any more' yes admin 'all new and shiny 7'

# Somebody changes things behind our back, by the system's own tools.
printf 'admin:by chpasswd 42\n' | chpasswd
login 'the foreign password works' yes admin 'by chpasswd 42'
run 'drift is found' 10 plan --exit-code
run 'adopted with its own scheme' 0 adopt --yes
run 'no drift after adopting' 0 plan --exit-code
login 'adopted: the foreign password still works' yes admin 'by chpasswd 42'
useradd -m stranger && printf 'stranger:somebody else 1\n' | chpasswd
printf 'all new and shiny 8\n' | run 'password of admin only' 0 account password admin --stdin --yes
login 'foreign accounts are untouched' yes stranger 'somebody else 1'

printf 'root has this one 9\n' | run 'method root' 0 auth method root --stdin --yes
login 'root signs in' yes root 'root has this one 9'
run 'method web' 0 auth method web --yes
login 'web: root is closed' no root 'root has this one 9'
login 'web: admin is closed' no admin 'all new and shiny 8'
forgive
run 'restoring the generation before' 0 restore "$("${crashcart[@]}" --json history 2>/dev/null | python3 -c 'import json,sys; print(json.load(sys.stdin)["generations"][-2]["number"])')" --yes
login 'restored: root signs in again' yes root 'root has this one 9'

exit $failed

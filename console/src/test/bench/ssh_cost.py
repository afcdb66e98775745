#!/usr/bin/env python3
"""What SSH costs beside OpenSSH's own programs: a Markdown table, medians of some runs in milliseconds.

    mvn package -Dmaven.test.skip=true
    sudo console/src/test/bench/ssh_cost.py [--runs 5] [--program console/bin/crashcart]

Making keys, finding the host keys of another machine, and signing in there to run `true`. The other
machine is an sshd of this script on the loopback of a network of its own, with keys and files of its
own; nothing of the system's is used or changed. Crashcart is measured three times: as a command, which
starts Java; in the menu, the first time such a thing is done there; and in the menu once more. The
programs take turns, so that a busy machine is unfair to none of them. Needs root, a JDK,
openssh-server and openssh-client.
"""

import argparse
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parents[2] / "bin" / "crashcart"
MENU = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx192m"]  # as the launcher does
KINDS = [("rsa", 2048), ("rsa", 3072), ("rsa", 4096), ("ed25519", 256)]
FAMILIES = ["rsa", "ecdsa", "ed25519"]
ADDRESS, PORT, NAME = "127.0.0.1", 2222, "bench"
LIMIT = 20  # seconds for sshd to listen
IN_NAMESPACE = "CRASHCART_BENCH_IN_NAMESPACE"


def output(command):
    """What a command prints; it must succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nexit {done.returncode}: {done.stdout.strip()} {done.stderr.strip()}")
    return done.stdout


def measured(command):
    """Milliseconds of one run, which must succeed."""
    begin = time.perf_counter()
    output(command)
    return (time.perf_counter() - begin) * 1000


def enter_own_network():
    """Goes on in a network that has a loopback only, and with a /run that sshd may use."""
    if os.environ.get(IN_NAMESPACE) != "yes":
        os.environ[IN_NAMESPACE] = "yes"
        words = ["unshare", "--mount", "--net", "--propagation", "private", sys.executable, *sys.argv]
        os.execvp(words[0], words)
    output(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/run"])
    pathlib.Path("/run/sshd").mkdir(mode=0o755)
    output(["ip", "link", "set", "lo", "up"])


class OtherMachine:
    """A real sshd with three host keys, and a key pair that opens root there."""

    def __init__(self, folder):
        self.sshd, self.key, self.known = shutil.which("sshd") or "/usr/sbin/sshd", folder / "client", folder / "known"
        self.config, self.log = folder / "sshd_config", folder / "log"
        for family in FAMILIES:
            output(["ssh-keygen", "-q", "-N", "", "-t", family, "-f", folder / family])
        output(["ssh-keygen", "-q", "-N", "", "-t", "ed25519", "-f", self.key])
        self.prints = [output(["ssh-keygen", "-lf", folder / f"{it}.pub"]).split()[1] for it in FAMILIES]
        self._configure(folder)
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [self.sshd, "-D", "-e", "-f", self.config], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._listening()
        self.known.write_text(output(self.scan()))

    def _configure(self, folder):
        text = [f"HostKey {folder / family}" for family in FAMILIES] + [
            f"ListenAddress {ADDRESS}:{PORT}", f"AuthorizedKeysFile {self.key}.pub", "StrictModes no",
            "PermitRootLogin prohibit-password", "PidFile none", "UsePAM no", "UseDNS no", "",
        ]
        self.config.write_text("\n".join(text))
        # Since 9.8 those who only look at the host keys again and again are kept out.
        if "persourcepenalties" in output([self.sshd, "-T", "-f", self.config]):
            self.config.write_text("\n".join(["PerSourcePenalties no", *text]))

    def _listening(self):
        end = time.monotonic() + LIMIT
        while True:
            try:
                socket.create_connection((ADDRESS, PORT), 1).close()
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit(f"sshd does not listen: {self.log.read_text()}")
                time.sleep(0.02)

    def scan(self):
        return ["ssh-keyscan", "-t", ",".join(FAMILIES), "-p", str(PORT), ADDRESS]

    def sign_in(self):
        options = ["IdentitiesOnly=yes", "IdentityAgent=none", "BatchMode=yes", "StrictHostKeyChecking=yes",
                   f"UserKnownHostsFile={self.known}", "GlobalKnownHostsFile=none"]
        words = [word for option in options for word in ("-o", option)]
        return ["ssh", "-F", "none", *words, "-i", str(self.key), "-p", str(PORT), f"root@{ADDRESS}", "true"]

    def close(self):
        self.process.terminate()
        self.process.wait()


class Menu:
    """A Java that keeps running and does what the pages of the menu do."""

    def __init__(self, classes, appliance):
        self.process = subprocess.Popen(
            ["java", *MENU, "-cp", classes, "WarmSsh", str(appliance)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self._answer()

    def _answer(self):
        line = self.process.stdout.readline().strip()
        return line or sys.exit("The menu's Java ended; what it said stands above.")

    def do(self, task):
        """Milliseconds of one task."""
        self.process.stdin.write(task + "\n")
        self.process.stdin.flush()
        return int(self._answer()) / 1000

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Bench:
    """The appliance, the other machine, and both ways to do a thing."""

    def __init__(self, options, folder):
        self.runs, self.folder, self.appliance = options.runs, folder, folder / "appliance"
        self.program = [options.program, f"--demo={self.appliance}"]
        output(["java", "-version"])
        self.classes = self._compile(pathlib.Path(options.program).resolve().parent.parent / "target")
        self.other = OtherMachine(folder)
        accept = [word for it in self.other.prints for word in ("--accept", it)]
        output([*self.program, "key-pair", "import", NAME, "--file", self.other.key])
        output([*self.program, "connection", "add", NAME, "--host", ADDRESS, "--port", PORT, "--user", "root",
                "--key-pair", NAME, *accept])
        self._same_keys()
        self.menu = Menu(self.classes, self.appliance)

    def _compile(self, target):
        classes = self.folder / "classes"
        path = f"{target / 'crashcart.jar'}:{target / 'lib'}/*"
        output(["javac", "-d", classes, "-cp", path, HERE / "WarmSsh.java"])
        return f"{classes}:{path}"

    def _same_keys(self):
        """Times are only worth setting beside each other when both found the same."""
        ours = output([*self.program, "connection", "discover", NAME])
        theirs = output(["ssh-keygen", "-lf", self.other.known])
        for it in self.other.prints:
            if it not in ours or it not in theirs:
                sys.exit(f"{it} is missing.\nCrashcart: {ours}\nssh-keyscan: {theirs}")

    def close(self):
        self.menu.close()
        self.other.close()

    def row(self, name, task, ours, theirs, first=True):
        """The times of one thing; ours and theirs are made into a command by the number of the run."""
        columns = ([], [], [], [])
        self.menu.do(task)
        for run in range(self.runs):
            columns[0].append(measured(ours(run)))
            if first:
                fresh = Menu(self.classes, self.appliance)
                columns[1].append(fresh.do(task))
                fresh.close()
            columns[2].append(self.menu.do(task))
            columns[3].append(measured(theirs(run)))
        return name, columns

    def rows(self):
        start = [measured([*self.program, "key-pair", "list"]) for _ in range(self.runs)]
        yield "start and list the key pairs", (start, [], [], [])
        yield self.row("find the three host keys (`ssh-keyscan`)", f"discover {NAME}",
                       lambda _: [*self.program, "connection", "discover", NAME], lambda _: self.other.scan())
        yield self.row("sign in and run `true` (`ssh`)", f"test {NAME}",
                       lambda _: [*self.program, "connection", "test", NAME], lambda _: self.other.sign_in())
        for kind, bits in KINDS:
            yield self._key_row(kind, bits)

    def _key_row(self, kind, bits):
        size = ["--bits", str(bits)] if kind == "rsa" else []
        label = f"{kind.upper()} {bits}" if kind == "rsa" else "Ed25519"
        made = f"{kind}{bits}"
        return self.row(
            f"make {label} (`ssh-keygen`)", f"make {kind} {bits}",
            lambda run: [*self.program, "key-pair", "generate", f"{made}-{run}", "--type", kind, *size],
            lambda run: ["ssh-keygen", "-q", "-t", kind, "-b", str(bits), "-N", "", "-f", str(self.folder / f"{made}-{run}")],
            first=kind != "rsa",  # looking for primes takes so long that what is loaded the first time is lost in it
        )


def busy():
    return f"{os.getloadavg()[0]:.1f}"


def show(bench):
    before = busy()
    print("| ms, median (least-most) | as a command | in the menu, first time | in the menu, again | OpenSSH |")
    print("|---|---|---|---|---|", flush=True)
    for name, columns in bench.rows():
        cells = [f"{statistics.median(it):.0f} ({min(it):.0f}-{max(it):.0f})" if it else "-" for it in columns]
        print(f"| {' | '.join([name, *cells])} |", flush=True)
    version = subprocess.run(["ssh", "-V"], capture_output=True, text=True, check=True).stderr.split(",")[0].strip()
    print(f"\n{bench.runs} runs, {version}, {os.cpu_count()} processors, load {before} before and {busy()} after.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--program", default=str(PROGRAM))
    options = parser.parse_args()
    missing = [it for it in ("ssh", "ssh-keygen", "ssh-keyscan", "java", "javac", "unshare", "ip") if not shutil.which(it)]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}.")
    if os.geteuid() != 0:
        sys.exit("Only root can make a network of its own and start sshd in it: run it with sudo.")
    enter_own_network()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, pathlib.Path(folder))
        try:
            show(bench)
        finally:
            bench.close()


if __name__ == "__main__":
    main()

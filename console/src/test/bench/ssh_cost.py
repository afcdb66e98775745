#!/usr/bin/env python3
"""What SSH costs beside OpenSSH's own programs: a table, medians of some runs in milliseconds.

    mvn package -Dmaven.test.skip=true
    console/src/test/bench/ssh_cost.py [--runs 5] [--program console/bin/crashcart]

Keys: a whole process is measured on both sides, for that is what a person waits for; Crashcart's also
keeps the pair in the settings of a simulated appliance.
"""

import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parents[2] / "bin" / "crashcart"
KINDS = [("rsa", 2048), ("rsa", 3072), ("rsa", 4096), ("ed25519", 256)]


def measured(command):
    """Milliseconds of one run, which must succeed."""
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nexit {done.returncode}: {done.stderr.strip()}")
    return (time.perf_counter() - begin) * 1000


def key_rows(program, runs, folder):
    """Making keys, the two programs in turn so that a busy machine is unfair to neither."""
    demo = folder / "appliance"
    start = [measured([program, f"--demo={demo}", "key-pair", "list"]) for _ in range(runs)]
    yield ("start and list, no key", start, [])
    for kind, bits in KINDS:
        ours, theirs = [], []
        for run in range(runs):
            name = f"{kind}{bits}-{run}"
            size = ["--bits", str(bits)] if kind == "rsa" else []
            ours.append(
                measured(
                    [program, f"--demo={demo}", "key-pair", "generate", name, "--type", kind, *size]
                )
            )
            theirs.append(
                measured(
                    ["ssh-keygen", "-q", "-t", kind, "-b", str(bits), "-N", "", "-f", str(folder / name)]
                )
            )
        yield (f"make {kind} {bits}", ours, theirs)


def show(rows):
    print(f"{'':28}{'crashcart':>12}{'(min-max)':>16}{'OpenSSH':>12}{'(min-max)':>16}")
    for name, ours, theirs in rows:
        line = f"{name:28}"
        for times in (ours, theirs):
            if times:
                spread = f"({min(times):.0f}-{max(times):.0f})"
                line += f"{statistics.median(times):12.0f}{spread:>16}"
        print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--program", default=str(PROGRAM))
    options = parser.parse_args()
    if not shutil.which("ssh-keygen"):
        sys.exit("ssh-keygen (package openssh-client) is not installed.")
    with tempfile.TemporaryDirectory() as folder:
        show(key_rows(options.program, options.runs, pathlib.Path(folder)))


if __name__ == "__main__":
    main()

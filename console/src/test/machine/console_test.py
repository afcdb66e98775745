#!/usr/bin/python3 -B
"""The menu on the screens of a real machine, booted in QEMU with Crashcart's package. Prints `ok N …` or `FAIL N …` for
every case (`again N …` before a second try), what it measured beneath it, and exits 1 when one failed.

    build-image && console_test.py CACHE                        all cases (CACHE: console/target/machine)
    console_test.py --pictures FOLDER CACHE '*power on*'        only some, and what the monitor showed as PNG files

To add a case, write a function here or in one of the files below that takes the Rig, name it with @case("what is shown",
INSTALLED), and count it in RealMachineTest. It finds the machine switched on with the package installed; installed() tells of
its two screens. With PACKAGE, the machine is without it, and it is in /root. cases.py, screens.py and machine.py say more.

Needs root, QEMU, dnsmasq, iproute2, unshare, openssh-client, sshpass, openssl, python3-pyte, openipmi, ipmitool, and the
package (mvn package). Debian's own python3, because that is whom Debian's python3-pyte is for.
"""

import console_cases  # noqa: F401  # its cases count as ours
import rescue_cases  # noqa: F401  # these too
from cases import main
from console_cases import INSTALLED, PACKAGE

if __name__ == "__main__":
    main(PACKAGE, INSTALLED)

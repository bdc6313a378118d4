"""Other people's tools: found on this system, or installed in the data folder."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from ssi_site.local.errors import LocalError, disk_full, is_disk_full
from ssi_site.local.folders import CHECKOUT, data_folder, make_data_folder

SOURCE = CHECKOUT / "audit"
MANIFESTS = ("package.json", "package-lock.json")
SCRIPT = "lighthouse.mjs"
NU = Path("node_modules") / "vnu-jar" / "build" / "dist" / "vnu.jar"
OLDEST_NODE = (18, 20)
OLDEST_JAVA = (11,)
# One package would fetch a Java when it is installed.
NPM_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
OFFLINE_SIGNS = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH")
NODE_REMEDY = "install Node.js of at least that version, with npm."
JAVA_REMEDY = "install a Java runtime of at least that version (apt install default-jre-headless)."


def find_node() -> str:
    return new_enough("node", "Node.js", OLDEST_NODE, NODE_REMEDY)


def find_java() -> str:
    return new_enough("java", "Java", OLDEST_JAVA, JAVA_REMEDY, ask="-version")


def find_npm() -> str:
    find_node()
    if npm := shutil.which("npm"):
        return npm
    raise LocalError("npm, which installs the tools, is missing.", remedy="install it.")


def new_enough(
    program: str, name: str, oldest: tuple[int, ...], remedy: str, *, ask: str = "--version"
) -> str:
    wanted = ".".join(map(str, oldest))
    path = shutil.which(program)
    if path is None:
        raise LocalError(f"{name} {wanted} or newer is missing.", remedy=remedy)
    answer = run([path, ask])
    version = numbers_of(answer.stdout) if answer.returncode == 0 else ()
    if version < oldest:
        found = ".".join(map(str, version)) or "one that does not start"
        raise LocalError(f"{name} {wanted} or newer is needed, here is {found}.", remedy=remedy)
    return path


def numbers_of(text: str) -> tuple[int, ...]:
    """Of the first version number in it; before 9 Java called itself 1.8 and the like."""
    found = re.search(r"\d+(\.\d+)*", text)
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def install_node_packages() -> Path:
    """The folder that holds them, as the lock file says; installed where that changed."""
    npm = find_npm()
    folder = make_data_folder(data_folder() / "audit")
    wanted = "".join((SOURCE / name).read_text() for name in MANIFESTS)
    record = folder / "installed"
    if not (record.exists() and record.read_text() == wanted):
        record.unlink(missing_ok=True)
        for name in MANIFESTS:
            shutil.copyfile(SOURCE / name, folder / name)
        print("Installing Lighthouse and the Nu checker (npm)", flush=True)
        installed = run([npm, *NPM_INSTALL], folder=folder)
        if installed.returncode:
            raise npm_error(installed.stdout)
        record.write_text(wanted)
    # Beside its packages, where Node looks for them.
    shutil.copyfile(SOURCE / SCRIPT, folder / SCRIPT)
    return folder


def npm_error(output: str) -> LocalError:
    if any(sign in output for sign in OFFLINE_SIGNS):
        return LocalError(
            "The packages of audit/package-lock.json could not be downloaded.",
            remedy="check the network connection and start again.",
        )
    if is_disk_full(output) or "ENOSPC" in output:
        return disk_full()
    return LocalError(
        f"Installing audit/package-lock.json failed: {npm_reason(output)}",
        remedy=f"delete the folder {data_folder() / 'audit'} and start again.",
    )


def npm_reason(output: str) -> str:
    """What npm says first: its last lines tell where its log is."""
    said = [line.removeprefix("npm error").strip() for line in output.splitlines()]
    return ": ".join([line for line in said if line][:2]) or "it gave no message."


def run(command: list[str], *, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )

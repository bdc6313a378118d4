import os
import shutil
import subprocess
from pathlib import Path

from ssi_site.local.errors import LocalError
from ssi_site.local.folders import CHECKOUT
from ssi_site.local.virtualenv import BASE, DEV, EMBEDDED

COMPILE = ("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11")
# No address of an index in a committed file: where packages come from is the machine's affair.
NEUTRAL = ("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet")


def lock(_: list[str]) -> int:
    """Compiles the requirement files anew from pyproject.toml."""
    uv = shutil.which("uv")
    if uv is None:
        raise LocalError("uv, which compiles them, is missing.", remedy="python3 -m pip install uv")
    requirements = Path("requirements")
    compile_file(uv, requirements / BASE)
    compile_file(uv, requirements / DEV, "--extra", "dev", "-c", str(requirements / BASE))
    compile_file(uv, requirements / EMBEDDED, "--extra", "embedded", "-c", str(requirements / BASE))
    return 0


def compile_file(uv: str, output: Path, *options: str) -> None:
    command = [uv, *COMPILE, *NEUTRAL, *options, "-o", str(output)]
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    if subprocess.run(command, cwd=CHECKOUT, env=environment, check=False).returncode:
        raise LocalError(f"{output} could not be compiled.", remedy="uv's message stands above.")

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

from ssi_site.local.errors import LocalError
from ssi_site.local.folders import CHECKOUT
from ssi_site.local.virtualenv import AUDIT, BASE, DEV, EMBEDDED

PROJECT = "pyproject.toml"
COMPILE = ("pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes")
# No address of an index in a committed file: where packages come from is the machine's affair.
NEUTRAL = ("--no-emit-index-url", "--no-emit-find-links", "--quiet")
STANDARD_INPUT = "-"


def lock(_: list[str]) -> int:
    """Compiles the requirement files anew from pyproject.toml."""
    compile_file(BASE, PROJECT)
    compile_file(DEV, PROJECT, "--extra", "dev", "-c", f"requirements/{BASE}")
    # By themselves, for they are installed beside the others, and only where they are needed.
    beside = ("-c", f"requirements/{DEV}")
    compile_file(AUDIT, STANDARD_INPUT, *beside, text=optional_requirements("audit"))
    compile_file(EMBEDDED, STANDARD_INPUT, text=optional_requirements("embedded"))
    return 0


def optional_requirements(extra: str) -> str:
    project = tomllib.loads((CHECKOUT / PROJECT).read_text())["project"]
    return "\n".join(project["optional-dependencies"][extra])


def compile_file(name: str, source: str, *options: str, text: str = "") -> None:
    uv = shutil.which("uv")
    if uv is None:
        raise LocalError("uv, which compiles them, is missing.", remedy="python3 -m pip install uv")
    output = str(Path("requirements") / name)
    compiled = subprocess.run(
        [uv, *COMPILE, *NEUTRAL, *options, "-o", output, source],
        cwd=CHECKOUT,
        env={**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"},
        input=text,
        text=True,
        check=False,
    )
    if compiled.returncode:
        raise LocalError(f"{output} could not be compiled.", remedy="uv's message stands above.")

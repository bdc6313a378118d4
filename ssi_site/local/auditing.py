import argparse
from collections.abc import Callable

from ssi_site.local.audit_tools import (
    NU,
    SCRIPT,
    find_java,
    find_node,
    find_npm,
    install_node_packages,
)
from ssi_site.local.browser import find_browser
from ssi_site.local.checking import alone
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import TESTS
from ssi_site.local.installation import installed
from ssi_site.local.virtualenv import AUDIT, DEV, Virtualenv

# What audit.run reads to find its tools.
Environment = dict[str, str]


def audit(arguments: list[str]) -> int:
    """Every page by Lighthouse, axe and the Nu checker, and known holes in dependencies."""
    options = parsed(arguments)
    with alone(), installed(DEV, part=TESTS, durable=False) as installation:
        environment, without = tools_for(options.only, installation.virtualenv)
        made = [check for check in options.only if check not in without]
        command = ["-m", "audit.run", "--only", ",".join(made), "--pages", options.pages]
        for check, reason in without.items():
            command += ["--without", check, reason]
        return installation.run(installation.python(*command), **environment)


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m ssi_site.local audit")
    parser.add_argument("--only", type=checks, default=list(CHECKS), help=",".join(CHECKS))
    parser.add_argument("--pages", default="", help="names with stars, as in landing,network*")
    return parser.parse_args(arguments)


def checks(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in CHECKS]:
        raise argparse.ArgumentTypeError(
            f"there is no check {', '.join(unknown)}, only {', '.join(CHECKS)}"
        )
    return names


def tools_for(checks: list[str], virtualenv: Virtualenv) -> tuple[Environment, dict[str, str]]:
    """Where the tools of these checks are, and why some of the checks cannot be made."""
    environment: Environment = {}
    without: dict[str, str] = {}
    for check in checks:
        try:
            environment |= CHECKS[check](virtualenv)
        except LocalError as error:
            print(f"{check} is left out: {error}", flush=True)
            without[check] = str(error)
    return environment, without


def of_dependencies(virtualenv: Virtualenv) -> Environment:
    npm = find_npm()
    virtualenv.install(AUDIT)
    return {"AUDIT_NPM": npm}


def of_html(_: Virtualenv) -> Environment:
    return {"AUDIT_JAVA": find_java(), "AUDIT_NU": str(install_node_packages() / NU)}


def of_axe(virtualenv: Virtualenv) -> Environment:
    return {"SSI_BROWSER": find_browser(virtualenv.python)}


def of_lighthouse(virtualenv: Virtualenv) -> Environment:
    browser, node = find_browser(virtualenv.python), find_node()
    script = install_node_packages() / SCRIPT
    return {"SSI_BROWSER": browser, "AUDIT_NODE": node, "AUDIT_LIGHTHOUSE": str(script)}


CHECKS: dict[str, Callable[[Virtualenv], Environment]] = {
    "dependencies": of_dependencies,
    "html": of_html,
    "axe": of_axe,
    "lighthouse": of_lighthouse,
}

"""How the tools of the audit are found and installed, and what is said where they cannot be."""

from pathlib import Path

import pytest

from ssi_site.local import __main__ as launcher
from ssi_site.local import audit_tools, auditing
from ssi_site.local.audit_tools import find_java, find_node, find_npm, install_node_packages
from ssi_site.local.errors import LocalError
from ssi_site.local.virtualenv import Virtualenv
from tests.local.test_browser import program

INSTALLS = 'mkdir -p node_modules; echo "$@" >> calls'


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any of the tools."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}")
    monkeypatch.setenv("SSI_DATA_DIR", str(tmp_path / "data"))
    return folder


@pytest.fixture
def node(bare: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with Node.js."""
    program(bare, "node", "echo v20.11.1")
    monkeypatch.setenv("PATH", f"{bare}:/usr/bin:/bin")
    return bare


def test_a_machine_without_node_is_told_in_one_line_what_to_install(bare: Path) -> None:
    with pytest.raises(LocalError) as caught:
        find_node()

    assert str(caught.value) == (
        "Node.js 18.20 or newer is missing. "
        "Remedy: install Node.js of at least that version, with npm."
    )


@pytest.mark.parametrize(
    ("version", "found"), [("v16.20.2", "16.20.2"), ("v18.4.0", "18.4.0"), ("nothing", "one that")]
)
def test_a_node_that_is_too_old_is_refused(bare: Path, version: str, found: str) -> None:
    program(bare, "node", f"echo {version}")

    with pytest.raises(LocalError, match=rf"18\.20 or newer is needed, here is {found}"):
        find_node()


@pytest.mark.parametrize(
    "version", ['openjdk version "11.0.2" 2019-01-15', 'openjdk version "17" 2021-09-14']
)
def test_a_java_is_asked_for_its_version(bare: Path, version: str) -> None:
    program(bare, "java", f"echo '{version}' >&2")

    assert find_java() == str(bare / "java")


def test_a_java_of_before_nine_is_too_old(bare: Path) -> None:
    program(bare, "java", "echo 'java version \"1.8.0_321\"' >&2")

    with pytest.raises(LocalError, match=r"here is 1\.8\.0\. Remedy: install a Java"):
        find_java()


def test_a_node_without_npm_is_not_enough(bare: Path) -> None:
    program(bare, "node", "echo v20.11.1")

    with pytest.raises(LocalError, match="npm, which installs the tools, is missing"):
        find_npm()


def test_the_tools_are_installed_once_and_outside_the_checkout(node: Path) -> None:
    program(node, "npm", INSTALLS)

    folder = install_node_packages()
    install_node_packages()

    assert audit_tools.CHECKOUT not in folder.parents
    assert (folder / "calls").read_text().count("ci --ignore-scripts") == 1
    assert (folder / "lighthouse.mjs").exists()


def test_a_changed_lock_file_installs_them_anew(
    node: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(node, "npm", INSTALLS)
    folder = install_node_packages()
    source = tmp_path / "source"
    source.mkdir()
    for name in ("package.json", "package-lock.json", "lighthouse.mjs"):
        (source / name).write_text("other")
    monkeypatch.setattr(audit_tools, "SOURCE", source)

    install_node_packages()

    assert len((folder / "calls").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("npm error code ENOTFOUND", r"could not be downloaded\. Remedy: check the network"),
        ("npm error code EINTEGRITY", r"failed: code EINTEGRITY Remedy: delete"),
        ("'npm error code E1\nnpm error Why\nnpm error A log'", r"failed: code E1: Why Remedy: "),
        ("npm error ENOSPC", r"The disk is full\."),
    ],
)
def test_an_install_that_fails_says_why_and_is_tried_again(
    node: Path, output: str, sentence: str
) -> None:
    program(node, "npm", f"echo {output}; exit 1")
    with pytest.raises(LocalError, match=sentence):
        install_node_packages()

    program(node, "npm", INSTALLS)
    assert (install_node_packages() / "calls").exists()


def test_a_check_without_its_tools_is_left_out_and_the_others_are_made(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(auditing, "find_browser", lambda _: "/usr/bin/chromium")

    environment, without = auditing.tools_for(["html", "axe"], Virtualenv(tmp_path))

    assert environment == {"SSI_BROWSER": "/usr/bin/chromium"}
    assert list(without) == ["html"]
    assert capsys.readouterr().out.startswith("html is left out: Java 11 or newer is missing.")


def test_an_unknown_check_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as caught:
        launcher.main(["audit", "--only", "axe,spelling"])

    assert caught.value.code == launcher.USAGE_ERROR
    assert "no check spelling, only dependencies, html, axe, lighthouse" in capsys.readouterr().err


def test_no_host_stands_in_the_lock_file() -> None:
    lock = (audit_tools.SOURCE / "package-lock.json").read_text()

    assert '"resolved"' not in lock
    assert "registry" not in lock

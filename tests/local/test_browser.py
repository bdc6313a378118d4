from pathlib import Path

import pytest

from ssi_site.local import browser
from ssi_site.local.browser import find_browser
from ssi_site.local.errors import LocalError

PYTHON = Path("python")


def program(folder: Path, name: str, code: str = "exit 0") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser, and a user who is not root."""
    monkeypatch.delenv("SSI_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "MAC_CHROME", tmp_path / "none")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return tmp_path


def test_the_browser_of_the_environment_comes_first(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare, "chromium")
    monkeypatch.setenv("SSI_BROWSER", str(program(bare, "own")))

    assert find_browser(PYTHON) == str(bare / "own")


def test_a_browser_of_the_environment_that_does_not_start_is_an_error(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSI_BROWSER", str(bare / "missing"))

    with pytest.raises(LocalError, match=r"which does not start\. Remedy: install Chromium"):
        find_browser(PYTHON)


def test_the_systems_browser_is_found(bare: Path) -> None:
    assert find_browser_after(program(bare, "chromium")) == str(bare / "chromium")


def test_a_name_that_only_says_where_to_get_it_is_passed_over(bare: Path) -> None:
    program(bare, "chromium-browser", "exit 1")

    assert find_browser_after(program(bare, "google-chrome")) == str(bare / "google-chrome")


def test_root_on_debian_gets_it_from_apt(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(
        bare,
        "apt-get",
        f'[ "$1" = install ] && printf "#!/bin/sh\\n" > {bare}/chromium '
        f"&& /bin/chmod +x {bare}/chromium\nexit 0",
    )
    monkeypatch.setattr("os.geteuid", lambda: 0)

    assert find_browser(PYTHON) == str(bare / "chromium")


def test_playwrights_own_is_the_last_resort(bare: Path) -> None:
    own = program(bare, "playwrights")

    assert find_browser(program(bare, "python", f"echo {own}")) == str(own)


def test_no_browser_at_all_is_an_error_with_the_remedy(bare: Path) -> None:
    python = program(bare, "python", "echo Failed to download")

    with pytest.raises(LocalError, match=r"Failed to download.* Remedy: install Chromium, or set"):
        find_browser(python)


def find_browser_after(_: Path) -> str:
    return find_browser(PYTHON)

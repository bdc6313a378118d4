import stat
from pathlib import Path

import pytest

from ssi_site.local.environment import local_environment

URL = "postgres://ssi@%2Fsomewhere/ssi_tracker"


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSI_SECRET_KEY", "SSI_DEMO_PASSWORD", "SSI_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def test_the_secret_key_and_the_demo_password_are_made_once_and_kept(tmp_path: Path) -> None:
    first = local_environment(tmp_path, URL)
    second = local_environment(tmp_path, URL)

    for name in ("SSI_SECRET_KEY", "SSI_DEMO_PASSWORD"):
        assert first[name] == second[name]
    assert len(first["SSI_SECRET_KEY"]) >= 50
    assert first["SSI_SECRET_KEY"] != first["SSI_DEMO_PASSWORD"]


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    local_environment(tmp_path, URL)

    assert {path.name for path in tmp_path.iterdir()} == {"secret_key", "demo_password"}
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSI_SECRET_KEY", "given")

    assert local_environment(tmp_path, URL)["SSI_SECRET_KEY"] == "given"


def test_it_says_local_mode_and_never_debug(tmp_path: Path) -> None:
    environment = local_environment(tmp_path, URL)

    assert environment["SSI_LOCAL"] == "1"
    assert environment["DATABASE_URL"] == URL
    assert "SSI_DEBUG" not in environment

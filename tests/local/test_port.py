import socket
from collections.abc import Iterator

import pytest

from ssi_site.local.errors import LocalError
from ssi_site.local.port import DEFAULT_PORT, answers, chosen_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_free_port_is_taken_as_chosen(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    monkeypatch.setenv("PORT", str(free))

    assert chosen_port() == free


def test_a_taken_port_names_the_remedy(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", str(taken))

    with pytest.raises(LocalError) as refusal:
        chosen_port()

    assert str(refusal.value) == (
        f"Port {taken} is taken. Remedy: choose another, as in: PORT=8001 make run"
    )


@pytest.mark.parametrize("text", ["0", "65536", "-1", "web", "٨٠٠٠", "80.0"])
def test_what_is_no_port_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)

    with pytest.raises(LocalError, match="is no port"):
        chosen_port()


def test_without_a_choice_it_is_8000(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setattr("ssi_site.local.port.check_free", lambda port: None)

    assert chosen_port() == DEFAULT_PORT == 8000


def test_nobody_answers_on_a_port_nobody_listens_on(taken: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]

    assert not answers(free)

"""The server itself, asked over HTTP what its document allows, and what it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import make_industry, make_snapshot
from tracker.actions.api_tokens import create_token
from tracker.actions.tips import load_catalogue
from tracker.models import Member

CONFIG = Path(__file__).with_name("schemathesis.toml")
COMMAND = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run"]


@pytest.fixture
def token(transactional_db: None, settings) -> str:
    """Of a member who has everything, and may ask as often as it takes."""
    settings.API_RATES = dict.fromkeys(settings.API_RATES, 1_000_000)
    load_catalogue()
    member = Member.objects.create(
        email="robin@example.com", has_paid_plan=True, industry=make_industry()
    )
    make_snapshot(member)
    return create_token(member=member, name="Test", scope="write")


def test_nothing_that_can_be_asked_finds_a_fault(live_server, token, tmp_path):
    run = subprocess.run(
        [
            *COMMAND,
            f"{live_server.url}/api/v1/openapi.json",
            f"--header=Authorization: Bearer {token}",
            "--checks=all",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr

"""What is exported is the member's own: nothing of others, and nothing that lets anybody in."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.exported import fill
from tests.factories import make_member, make_network

NOBODYS = "Quirinius"
MEMBERS = "Robin-Own"


@pytest.fixture
def secrets(noon, member):
    """The member and another one are in one network, with a row in every table each."""
    network = make_network("Shared")
    other = make_member(email="quirinius@example.com")
    others = fill(other, network, mark=NOBODYS)
    return [*others, *fill(member, network, mark=MEMBERS)]


@pytest.fixture
def files(secrets, as_member):
    archive = ZipFile(BytesIO(as_member.get("/export/zip/").getvalue()))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_members_own_words_are_there(files):
    assert f"{MEMBERS} note" in files["snapshots.csv"]
    assert f"{MEMBERS} week" in files["activity.csv"]
    assert f"{MEMBERS} talk" in files["chart-notes.csv"]
    assert f"{MEMBERS} browser" in files["ssi-tracker.json"]


def test_no_file_holds_anything_of_another_member(files):
    assert [name for name, text in files.items() if NOBODYS.lower() in text.lower()] == []


def test_no_file_holds_the_address_of_somebody_who_was_invited(files):
    assert [name for name, text in files.items() if "-invited@" in text] == []


def test_no_file_names_whom_staff_changed(files):
    assert [name for name, text in files.items() if "somebody else" in text] == []


def test_no_file_holds_a_secret_or_its_hash(files, secrets):
    assert len(secrets) == 16
    held = [(name, secret) for name, text in files.items() for secret in secrets if secret in text]
    assert held == []

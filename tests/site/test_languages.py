"""Another language is a folder and nothing else."""

import json
import os
import subprocess
import sys
import warnings
from pathlib import Path
from urllib.parse import quote

import polib
import pytest
from django.conf import settings
from django.db import connection

from ssi_site.languages import found_languages

DUTCH = settings.BASE_DIR / "tracker" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
VISIT = """
import json, django
django.setup()
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.factories import TODAY, make_member, make_snapshot

with transaction.atomic():
    member = make_member(language="de", welcomed_at=timezone.now())
    make_snapshot(member, TODAY, brand=17_120)
    client = Client(SERVER_NAME="localhost")
    visitor = client.get("/", headers={"accept-language": "de-AT,de"})
    client.force_login(member)
    pages = [client.get(path) for path in ("/settings/", "/snapshots/")]
    print(json.dumps([page.content.decode() for page in (visitor, *pages)]))
    transaction.set_rollback(True)
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
"""


def make_language(folder: Path, name: str, **words: str) -> Path:
    """A compiled copy of the Dutch catalogue, in which some texts have other words."""
    catalogue = polib.pofile(str(DUTCH))
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    place = folder / name / "LC_MESSAGES"
    place.mkdir(parents=True)
    catalogue.save_as_mofile(str(place / "django.mo"))
    return folder / name


def compiled_copies(folder: Path, *names: str) -> None:
    for name in names:
        make_language(folder, name)


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    at = connection.settings_dict
    login = f"{at['USER']}:{at['PASSWORD']}" if at["PASSWORD"] else at["USER"]
    # The host may be the folder of a socket.
    port = f":{at['PORT']}" if at["PORT"] else ""
    database = f"postgres://{login}@{quote(at['HOST'], safe='')}{port}/{at['NAME']}"
    clean = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(settings.BASE_DIR),
        "DJANGO_SETTINGS_MODULE": "ssi_site.settings",
        "SSI_LOCAL": "1",
        "DATABASE_URL": database,
    }
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_languages_are_english_and_those_of_the_folders_ordered_by_their_own_names(tmp_path):
    compiled_copies(tmp_path, "pt_BR", "nl", "de", "fr")
    assert found_languages([tmp_path]) == [
        ("de", "Deutsch"),
        ("en", "English"),
        ("fr", "Français"),
        ("nl", "Nederlands"),
        ("pt-br", "Português Brasileiro"),
    ]


def test_a_language_in_two_folders_is_offered_once(tmp_path):
    compiled_copies(tmp_path / "own", "nl")
    compiled_copies(tmp_path / "further", "nl")
    found = found_languages([tmp_path / "own", tmp_path / "further"])
    assert [code for code, _name in found] == ["en", "nl"]


@pytest.mark.parametrize(
    ("name", "compiled", "sentence"),
    [
        ("de", None, "compile it"),
        ("de", b"", "cannot be read"),
        ("de", b"\xde\x12\x04\x95 cut off", "cannot be read"),
        ("pt-br", b"whatever", "must be called pt_BR"),
        ("tlh", b"whatever", "Django knows no language “tlh”"),
        ("zh_CN", b"whatever", "Django knows no language “zh-cn”"),
    ],
)
def test_a_folder_that_gives_no_language_is_named_and_takes_nothing_else_away(
    tmp_path, name, compiled, sentence
):
    make_language(tmp_path, "nl")
    (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
    if compiled is not None:
        (tmp_path / name / "LC_MESSAGES" / "django.mo").write_bytes(compiled)
    with pytest.warns(UserWarning, match=sentence) as warned:
        found = found_languages([tmp_path])
    assert [code for code, _name in found] == ["en", "nl"]
    assert str(tmp_path / name) in str(warned[0].message)


def test_what_is_no_language_folder_is_passed_over(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("Ours")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert found_languages([tmp_path]) == [("en", "English")]


@pytest.mark.django_db
def test_a_new_folder_is_offered_served_and_needs_no_migration(tmp_path):
    make_language(
        tmp_path,
        "de",
        **{"Settings": "Einstellungen", "Snapshots": "Messungen", "Create an account": "Konto"},
    )
    result = run(VISIT, SSI_LOCALE_DIR=str(tmp_path))
    assert result.returncode == 0, result.stderr
    visitor, own_settings, snapshots = json.loads(result.stdout)
    assert '<html lang="de"' in visitor
    assert 'lang="nl"' in visitor
    assert '<html lang="de"' in own_settings
    assert "<h1>Einstellungen</h1>" in own_settings
    assert '<option value="de" selected>Deutsch</option>' in own_settings
    assert '<option value="nl">Nederlands</option>' in own_settings
    assert "Messungen" in snapshots
    assert "17,12" in snapshots


@pytest.mark.django_db
def test_a_broken_folder_warns_at_the_start_and_the_site_runs(tmp_path):
    (tmp_path / "de").mkdir()
    result = run("import django; django.setup()", SSI_LOCALE_DIR=str(tmp_path))
    assert result.returncode == 0
    assert "is not offered: it has no LC_MESSAGES/django.mo; compile it" in result.stderr


def test_a_locale_folder_that_is_not_there_stops_the_start(tmp_path):
    result = run("import django; django.setup()", SSI_LOCALE_DIR=str(tmp_path / "gone"))
    assert result.returncode != 0
    assert "SSI_LOCALE_DIR must name a folder" in result.stderr.strip().splitlines()[-1]

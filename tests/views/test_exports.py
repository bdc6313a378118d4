import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.factories import make_snapshot
from tests.views.pages import text_of
from tracker.core.portable.columns import CsvFile
from tracker.reads.exports import export_json

FILES = {
    "/export/zip/": ("application/zip", "ssi-tracker-2026-11-19.zip"),
    "/export/json/": ("application/json", "ssi-tracker-2026-11-19.json"),
    "/export/csv/activity-imported/": (
        "text/csv; charset=utf-8",
        "ssi-tracker-activity-imported-2026-11-19.csv",
    ),
}

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_sent_while_it_is_made_under_a_dated_name_and_kept_by_nobody(as_member, address):
    content_type, name = FILES[address]
    answer = as_member.get(address)
    assert answer.streaming
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/export/", *FILES])
def test_a_visitor_gets_nothing(client, db, address):
    assert client.get(address).url == f"/accounts/login/?next={address}"


def test_the_date_in_the_name_is_the_members_own(as_member, member):
    member.time_zone = "Pacific/Kiritimati"
    member.save()
    assert "2026-11-20" in as_member.get("/export/json/")["Content-Disposition"]


def test_the_json_is_the_members_own(as_member, member, stranger):
    make_snapshot(member)
    make_snapshot(stranger)
    sent = json.loads(as_member.get("/export/json/").getvalue())
    assert sent == export_json(member)
    assert len(sent["snapshots"]) == 1


def test_no_other_csv_file_exists(as_member):
    assert as_member.get("/export/csv/members/").status_code == 404


def test_the_page_says_what_each_file_holds_and_links_to_it(as_member):
    page = as_member.get("/export/")
    html = page.content.decode()
    for address in ["/export/zip/", "/export/json/", *(f"/export/csv/{f}/" for f in CsvFile)]:
        assert f'href="{address}" download' in html
    assert 'href="/dashboard/#trend"' in html
    assert "your password, keys and codes" in text_of(page)


def test_the_readme_names_every_file_in_the_members_language(as_member, member):
    member.language = "nl"
    member.save()
    archive = ZipFile(BytesIO(as_member.get("/export/zip/").getvalue()))
    readme = archive.read("README.txt").decode()
    assert member.email in readme
    assert "19 nov 2026" in readme
    for name in archive.namelist():
        assert name == "README.txt" or f"\n{name}\n" in readme


@pytest.mark.parametrize("page", ["/snapshots/", "/activity/2026-W47/", "/settings/"])
def test_pages_of_what_is_exported_lead_there(as_member, member, page):
    make_snapshot(member)
    assert 'href="/export/"' in as_member.get(page).content.decode()

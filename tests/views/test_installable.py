"""What a browser asks for beside pages."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import override_settings

from tests.look.png import png_size
from tracker.models import Member
from tracker.urls import member_urls, network_urls, peer_urls, tip_urls

pytestmark = pytest.mark.django_db

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
PAPER, COAL = (
    re.search(rf"{theme} \{{[^}}]*--bg: (#\w+)", TOKENS)[1] for theme in (":root", r"\]")
)


def manifest(client, **headers):
    return json.loads(client.get("/manifest.webmanifest", headers=headers).content)


def kept(client):
    """What the worker is told to keep."""
    script = client.get("/service-worker.js").content.decode()
    text = re.search(r'JSON\.parse\("(.+?)"\)', script)[1]
    return json.loads(json.loads(f'"{text}"'))


def test_the_manifest_is_one_and_opens_the_dashboard(client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    described = json.loads(response.content)
    assert described["start_url"] == "/dashboard/"
    assert (described["scope"], described["display"]) == ("/", "standalone")


def test_the_manifest_speaks_the_members_language(as_member, member):
    Member.objects.filter(pk=member.pk).update(language="nl")
    assert manifest(as_member, accept_language="en")["lang"] == "nl"


def test_the_manifest_is_painted_with_the_tokens_of_paper(client):
    described = manifest(client)
    assert {described["theme_color"], described["background_color"]} == {PAPER}


def test_the_pages_bar_has_the_colour_of_the_page_in_both_themes(client):
    page = client.get("/").content.decode()
    assert re.findall(r'name="theme-color" content="(#\w+)"', page) == [PAPER, COAL]


def test_every_icon_of_the_manifest_exists_in_its_stated_size(client):
    described = manifest(client)
    icons = [
        *described["icons"],
        *(icon for one in described["shortcuts"] for icon in one["icons"]),
    ]
    purposes = {icon["purpose"] for icon in described["icons"]}
    assert purposes == {"any", "maskable", "monochrome"}
    for icon in icons:
        path = finders.find(icon["src"].removeprefix(settings.STATIC_URL))
        width, height = png_size(Path(path).read_bytes())
        assert icon["sizes"] == f"{width}x{height}"


def test_the_shortcuts_lead_to_pages_that_members_have(as_member, client):
    addresses = [shortcut["url"] for shortcut in manifest(client)["shortcuts"]]
    assert addresses == ["/snapshots/new/#paste", "/activity/"]
    page = as_member.get("/snapshots/new/").content.decode()
    assert 'id="paste"' in page


def test_the_worker_may_work_for_the_whole_site_and_is_asked_for_anew(client):
    response = client.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-cache" in response["Cache-Control"]
    assert "worker-src 'self'" in response["Content-Security-Policy"]


def test_the_worker_keeps_the_offline_page_and_files_that_exist(client):
    told = kept(client)
    assert told["page"] == "/offline/"
    assert settings.STATIC_URL + "css/offline.css" in told["files"]
    for file in told["files"]:
        assert finders.find(file.removeprefix(settings.STATIC_URL))


def test_other_words_are_another_version_of_what_is_kept(client, monkeypatch):
    before = kept(client)["version"]
    assert kept(client)["version"] == before
    monkeypatch.setattr("tracker.views.installable._offline_page", lambda: "Other words")
    assert kept(client)["version"] != before


def test_files_of_another_host_are_kept_from_there(client, monkeypatch):
    style = "https://cdn.example.com/static/css/tokens.1a2b.css"
    page = f'<link href="{style}"><link href="https://cdn.example.com/static/icons/a.png">'
    monkeypatch.setattr("tracker.views.installable._offline_page", lambda: page)
    with override_settings(STATIC_URL="https://cdn.example.com/static/"):
        assert kept(client)["files"] == [style]


def test_the_favicon_is_found_where_browsers_look_first(client):
    response = client.get("/favicon.ico")
    assert response["Location"] == settings.STATIC_URL + "icons/favicon.ico"


def test_no_shared_cache_gives_one_readers_language_to_another(client):
    response = client.get("/manifest.webmanifest")
    assert "private" in response["Cache-Control"]
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_robots_may_read_the_front_door_and_no_page_of_members(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    own = [*member_urls, *tip_urls, *peer_urls, *network_urls]
    for section in {"admin", *(str(route.pattern).split("/")[0] for route in own)}:
        assert f"Disallow: /{section}/" in lines
    assert "Disallow: /" not in lines


def test_robots_may_read_that_an_invitation_is_not_for_an_index(client):
    assert "Allow: /networks/join/" in client.get("/robots.txt").content.decode()

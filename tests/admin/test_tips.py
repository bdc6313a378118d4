import csv
import io
import json
import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import make_member, make_snapshot
from tracker.actions.tips import (
    CONTENT_EDITORS,
    load_catalogue,
    publish_tip,
    set_progress,
    unpublish_tip,
)
from tracker.models import Member, Tip, TipProgress, TipText

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
TITLE = "Answer with a view of your own"
CHANGELIST = "/admin/tracker/tip/"


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    load_catalogue()


@pytest.fixture
def editor() -> Member:
    editor = make_member(email="editor@example.com", is_staff=True)
    editor.groups.add(Group.objects.get(name=CONTENT_EDITORS))
    return editor


@pytest.fixture
def as_editor(editor) -> Client:
    return signed_in(editor)


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def tip() -> Tip:
    return Tip.objects.get(slug=SLUG)


def text(state: str, language: str = "en") -> TipText:
    return TipText.objects.get(tip__slug=SLUG, state=state, language=language)


def address(page: str = "change") -> str:
    return f"{CHANGELIST}{tip().pk}/{page}/"


def filled_in(client: Client, page: str, **changes: str) -> dict[str, object]:
    """The form as the browser would send it back, with some fields changed."""
    response = client.get(page)
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    data = {
        field.html_name: field.value()
        for form in forms
        for field in form
        if field.value() is not None and field.value() is not False
    }
    return {**data, **changes}


def save(client: Client, button: str = "_save", page: str | None = None, **changes: str):
    page = page or address()
    return client.post(page, {**filled_in(client, page, **changes), button: "1"})


# ---- Who may come in ----


@pytest.mark.parametrize("table", ["member", "snapshot", "tipprogress", "activitycount"])
def test_an_editor_reaches_no_data_of_members(as_editor, table):
    assert as_editor.get(f"/admin/tracker/{table}/").status_code in {403, 404}


def test_no_page_of_the_catalogue_shows_data_of_a_member(as_editor):
    robin = make_member(email="robin@example.com", display_name="Robin Quill")
    make_snapshot(robin, brand=11_111)
    set_progress(member=robin, tip=tip(), state=TipProgress.State.DOING)
    pages = [CHANGELIST, address(), address("history"), address("delete"), f"{CHANGELIST}export/"]
    for page in pages:
        html = as_editor.get(page).text
        assert f"{SLUG}: doing" not in html
        assert "robin" not in html.lower()
        assert "11.11" not in html


@pytest.mark.parametrize("page", ["", "add/", "import/", "export/"])
def test_a_member_stays_outside(as_member, page):
    assert as_member.get(CHANGELIST + page).status_code == 302


def test_staff_without_the_group_may_neither_read_nor_preview():
    client = signed_in(make_member(is_staff=True))
    for page in [CHANGELIST, f"{CHANGELIST}import/", f"{CHANGELIST}export/"]:
        assert client.get(page).status_code == 403
    for page in [address("preview/en"), address("history")]:
        assert client.get(page).status_code in {403, 404}


# ---- The list ----


def states(client: Client, query: str = "") -> dict[str, str]:
    rows = client.get(CHANGELIST + query).context["cl"].result_list
    return {row.slug: row.state for row in rows}


def test_the_list_stands_in_the_order_of_members_pages(as_editor):
    slugs = list(states(as_editor))
    assert len(slugs) == 21
    assert slugs[0] == "photo-and-cover"
    assert slugs[-1] == "add-people-you-met"


def test_the_list_tells_published_changed_and_draft_apart(as_editor):
    TipText.objects.filter(tip__slug=SLUG, state="draft", language="nl").update(title="Nieuw")
    unpublish_tip(tip=Tip.objects.get(slug="share-and-ask"))
    found = states(as_editor)
    assert found[SLUG] == "changed"
    assert found["share-and-ask"] == "draft"
    assert found["inmail-as-a-letter"] == "published"


def test_a_removed_language_is_a_change_until_it_is_published(as_editor):
    text("draft", "nl").delete()
    assert states(as_editor)[SLUG] == "changed"
    publish_tip(tip=tip())
    assert states(as_editor)[SLUG] == "published"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?component__exact=insights", 4),
        ("?state=published", 20),
        ("?state=changed", 0),
        ("?state=draft", 1),
        ("?paid__exact=1", 2),
        ("?q=letter", 1),
    ],
)
def test_the_list_can_be_narrowed(as_editor, query, count):
    unpublish_tip(tip=tip())
    assert len(states(as_editor, query)) == count


def test_the_list_takes_the_same_queries_for_many_tips(as_editor, django_assert_max_num_queries):
    for number in range(60):
        Tip.objects.create(slug=f"new-{number}", component="brand")
    with django_assert_max_num_queries(12):
        as_editor.get(CHANGELIST)


def act(client: Client, action: str, *slugs: str):
    chosen = list(Tip.objects.filter(slug__in=slugs).values_list("pk", flat=True))
    return client.post(CHANGELIST, {"action": action, "_selected_action": chosen}, follow=True)


def test_several_tips_are_taken_back_and_published_at_once(as_editor):
    act(as_editor, "unpublish_tips", SLUG, "share-and-ask")
    assert Tip.objects.published().count() == 19
    assert "2 tips are published." in act(as_editor, "publish_tips", SLUG, "share-and-ask").text
    assert Tip.objects.published().count() == 21


def test_publishing_a_tip_without_english_says_so_and_publishes_the_others(as_editor):
    text("draft").delete()
    unpublish_tip(tip=Tip.objects.get(slug="share-and-ask"))
    html = act(as_editor, "publish_tips", SLUG, "share-and-ask").text
    assert f"“{SLUG}” has no English text" in html
    assert "1 tip is published." in html


# ---- Writing and publishing ----


def test_an_editor_edits_a_tip_publishes_it_and_members_read_it(as_editor, as_member):
    page = f"/tips/insights/{SLUG}/"
    save(as_editor, **{"texts-0-title": "Say what you think"})
    assert text("draft").title == "Say what you think"
    assert TITLE in as_member.get(page).text

    save(as_editor, "_publish")
    assert "Say what you think" in as_member.get(page).text


def test_save_and_publish_does_both_at_once(as_editor):
    response = save(as_editor, "_publish", **{"texts-0-title": "At once"})
    assert response.status_code == 302
    assert text("published").title == "At once"


def test_the_form_holds_the_drafts_one_a_language(as_editor):
    formset = as_editor.get(address()).context["inline_admin_formsets"][0].formset
    assert [form.initial["language"] for form in formset.forms] == ["en", "nl"]
    assert {form.instance.state for form in formset.forms} == {"draft"}


def test_a_missing_language_has_an_empty_form_that_need_not_be_filled(as_editor):
    text("draft", "nl").delete()
    save(as_editor, **{"texts-0-title": "English only"})
    assert set(tip().texts.filter(state="draft").values_list("language", flat=True)) == {"en"}


def test_a_missing_language_can_be_written(as_editor):
    text("draft", "nl").delete()
    words = {"title": "Nieuw", "why": "Omdat.", "how": "1. Zo."}
    save(as_editor, "_publish", **{f"texts-1-{part}": said for part, said in words.items()})
    assert text("published", "nl").title == "Nieuw"


def test_the_language_of_a_draft_cannot_be_changed(as_editor):
    save(as_editor, **{"texts-0-language": "nl", "texts-0-title": "Still English"})
    assert text("draft", "en").title == "Still English"


def test_a_new_tip_is_a_draft_until_it_is_published(as_editor, as_member):
    new = {
        "slug": "thank-people",
        "component": "relationships",
        "position": "9",
        "kinds": ["messages"],
        "texts-0-title": "Thank people",
        "texts-0-why": "They like it.",
        "texts-0-how": "1. Write.",
    }
    save(as_editor, page=f"{CHANGELIST}add/", **new)
    created = Tip.objects.get(slug="thank-people")
    assert created.kinds == ["messages"]
    assert as_member.get("/tips/relationships/thank-people/").status_code == 404
    save(as_editor, "_publish", page=f"{CHANGELIST}{created.pk}/change/")
    assert as_member.get("/tips/relationships/thank-people/").status_code == 200


def test_publishing_a_form_without_english_is_refused_with_a_sentence(as_editor):
    text("draft").delete()
    response = save(as_editor, "_publish")
    assert response.status_code == 200
    assert "Write the English text first" in response.text
    assert text("published").title == TITLE


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "share-and-ask"},
        {"slug": "not a slug"},
        {"component": "total"},
        {"position": "-1"},
        {"position": "99999"},
        {"kinds": ["retweets"]},
        {"checklist": ["beard"]},
        {"texts-0-title": ""},
        {"texts-0-title": "x" * 121},
        {"texts-0-why": "x" * 2_001},
        {"texts-0-how": "x" * 4_001},
        {"texts-0-how": "a\x00b"},
    ],
)
def test_bad_input_is_refused_and_nothing_is_saved(as_editor, change):
    before = (
        Tip.objects.values().get(slug=SLUG),
        TipText.objects.values().get(pk=text("draft").pk),
    )
    response = save(as_editor, "_publish", **change)
    assert response.status_code == 200
    assert response.context["errors"]
    after = (Tip.objects.values().get(slug=SLUG), TipText.objects.values().get(pk=text("draft").pk))
    assert after == before


# ---- Preview ----


def test_the_preview_is_the_members_page_with_the_draft(as_editor):
    response = save(as_editor, "_preview", **{"texts-0-how": "1. **Draft** step"})
    assert response.url == address("preview/en")
    html = as_editor.get(response.url).text
    assert "<strong>Draft</strong> step" in html
    assert "members read it after you publish" in html


def test_the_preview_is_there_in_every_language_that_has_a_draft_or_falls_back(as_editor):
    assert "Reageer met een eigen kijk" in as_editor.get(address("preview/nl")).text
    text("draft", "nl").delete()
    assert TITLE in as_editor.get(address("preview/nl")).text


@pytest.mark.parametrize("language", ["de", "xx"])
def test_there_is_no_preview_in_other_languages(as_editor, language):
    assert as_editor.get(address(f"preview/{language}")).status_code == 404


# ---- History ----


def test_the_history_tells_who_changed_what_from_what(as_editor):
    save(as_editor, "_publish", **{"texts-0-title": "Another title", "position": "7"})
    html = as_editor.get(address("history")).text
    assert "editor@example.com" in html
    assert f"<del>{TITLE}</del>" in html
    assert "<ins>Another title</ins>" in html
    assert "English, draft" in html
    assert "English, published" in html
    assert "The catalogue" in html


def test_a_text_in_the_history_is_never_html(as_editor):
    save(as_editor, **{"texts-0-title": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in as_editor.get(address("history")).text


# ---- Export and import ----


def export(client: Client, kind: int = 0) -> str:
    response = client.post(f"{CHANGELIST}export/", {"format": kind, "resource": 0})
    assert response.status_code == 200
    return response.content.decode()


def upload(client: Client, rows: list[dict[str, str]]):
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return client.post(
        f"{CHANGELIST}import/",
        {
            "format": 0,
            "resource": 0,
            "import_file": SimpleUploadedFile("tips.csv", file.getvalue().encode()),
        },
    )


def confirm(client: Client, response):
    form = response.context["confirm_form"]
    return client.post(f"{CHANGELIST}process_import/", form.initial, follow=True)


def rows_of(csv_text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text)))


def test_the_export_holds_the_drafts_of_all_tips(as_editor):
    TipText.objects.filter(tip=tip(), state="draft", language="nl").update(title="Concept")
    rows = {row["slug"]: row for row in rows_of(export(as_editor))}
    assert len(rows) == 21
    assert rows[SLUG]["title_en"] == TITLE
    assert rows[SLUG]["title_nl"] == "Concept"
    assert rows[SLUG]["kinds"] == "comments"


def test_the_export_page_needs_no_inline_script_or_style(as_editor):
    html = as_editor.get(f"{CHANGELIST}export/").text
    assert not re.search(r"<[^>]+\s(on\w+|style)=", html)


def test_the_export_is_also_there_as_json(as_editor):
    assert len(json.loads(export(as_editor, kind=1))) == 21


def test_an_export_imported_again_changes_nothing(as_editor):
    before = TipText.history.count()
    response = upload(as_editor, rows_of(export(as_editor)))
    assert response.context["result"].totals["skip"] == 21
    confirm(as_editor, response)
    assert TipText.history.count() == before


def test_an_import_changes_drafts_that_members_read_after_publishing(as_editor):
    row = {"slug": SLUG, "title_en": "From a file", "position": "5"}
    confirm(as_editor, upload(as_editor, [row]))
    assert text("draft").title == "From a file"
    assert text("published").title == TITLE
    assert text("draft", "nl").title == "Reageer met een eigen kijk"
    assert tip().position == 5
    assert tip().kinds == ["comments"]


def test_an_import_can_bring_a_new_tip(as_editor):
    row = {
        "slug": "new-tip",
        "component": "brand",
        "position": "20",
        "kinds": "posts,articles",
        "paid": "0",
        "title_en": "New",
        "why_en": "Because.",
        "how_en": "1. So.",
    }
    confirm(as_editor, upload(as_editor, [row]))
    created = Tip.objects.get(slug="new-tip")
    assert created.kinds == ["posts", "articles"]
    assert [t.title for t in created.texts.all()] == ["New"]
    assert created not in Tip.objects.published()


@pytest.mark.parametrize(
    "wrong",
    [
        {"component": "total"},
        {"position": "many"},
        {"position": "-1"},
        {"kinds": "retweets"},
        {"title_en": "x" * 121},
        {"title_en": ""},
    ],
)
def test_a_wrong_row_is_shown_and_cannot_be_confirmed(as_editor, wrong):
    response = upload(as_editor, [{"slug": SLUG, **wrong}])
    assert response.status_code == 200
    assert "confirm_form" not in response.context
    result = response.context["result"]
    assert result.has_errors() or result.has_validation_errors()
    assert text("draft").title == TITLE
    assert tip().component == "insights"


def test_the_import_needs_the_right_to_add_and_to_change(editor):
    group = Group.objects.get(name=CONTENT_EDITORS)
    group.permissions.remove(*group.permissions.exclude(codename__startswith="view"))
    client = signed_in(editor)
    assert client.get(f"{CHANGELIST}import/").status_code == 403
    assert client.get(CHANGELIST).status_code == 200


def test_the_buttons_of_the_form_are_there(as_editor):
    html = as_editor.get(address()).text
    assert re.findall(r'name="(_publish|_preview|_save)"', html) == [
        "_save",
        "_preview",
        "_publish",
    ]

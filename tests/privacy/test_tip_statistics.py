"""What editors learn of how members use tips: counts from ten on, the same page below it."""

import re

import pytest

from tests.admin.pages import signed_in
from tests.factories import make_member
from tests.views.pages import without_tokens
from tracker.actions.tips import ensure_content_editors
from tracker.models import Member, Tip, TipProgress, TipText

pytestmark = pytest.mark.django_db

PAGES = ["/admin/tracker/tip/", "/admin/tracker/tip/statistics/"]


@pytest.fixture
def as_editor():
    editor = make_member(email="editor@example.com", is_staff=True)
    editor.groups.add(ensure_content_editors())
    return signed_in(editor)


@pytest.fixture
def tip() -> Tip:
    tip = Tip.objects.create(slug="a-tip", component="brand")
    TipText.objects.create(tip=tip, language="en", title="A tip", why="w", how="h")
    return tip


@pytest.fixture
def nine(tip) -> list[Member]:
    """Nine who are done with it, all but one of them helped."""
    members = [make_member(display_name=f"Quirinius {number}") for number in range(9)]
    for number, member in enumerate(members):
        TipProgress.objects.create(member=member, tip=tip, state="done", helpful=number > 0)
    return members


@pytest.mark.parametrize("page", PAGES)
def test_up_to_nine_members_leave_the_page_as_it_was_with_none(as_editor, tip, page, nine):
    some = without_tokens(as_editor.get(page))
    TipProgress.objects.all().delete()
    assert without_tokens(as_editor.get(page)) == some
    assert "fewer than 10" in some


@pytest.mark.parametrize("page", PAGES)
def test_the_tenth_makes_the_counts_appear(as_editor, tip, page, nine):
    TipProgress.objects.create(member=make_member(), tip=tip, state="done", helpful=True)
    html = as_editor.get(page).text
    assert re.search(r">10<", html)
    assert "9 of 10" in html


def test_the_list_cannot_be_sorted_by_what_it_does_not_show(as_editor, tip, nine):
    headers = re.findall(r'class="([^"]*)column-(?:done_by|helped)', as_editor.get(PAGES[0]).text)
    assert headers == ["", ""]


@pytest.mark.parametrize("lookup", ["progress", "progress__id__lte", "progress__isnull"])
def test_the_list_cannot_be_asked_which_tips_members_touched(as_editor, nine, lookup):
    number = TipProgress.objects.latest("pk").pk
    assert as_editor.get(PAGES[0], {lookup: number}).status_code == 400


@pytest.mark.parametrize("page", PAGES)
def test_neither_name_nor_address_nor_id_of_a_member_is_there(as_editor, tip, page):
    for number in range(12):
        member = make_member(pk=987_654_321_000 + number, email=f"unmistakable{number}@example.com")
        TipProgress.objects.create(member=member, tip=tip, state="done", helpful=True)
    html = as_editor.get(page).text
    assert "12 of 12" in html
    assert "unmistakable" not in html
    assert "987654321" not in html


def test_staff_who_may_not_see_tips_see_no_statistics():
    client = signed_in(make_member(is_staff=True))
    assert client.get(PAGES[1]).status_code == 403

"""Who sees what in the admin, and that what changes a member goes through the actions."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.admin.pages import address, delete, delete_in_bulk, filled_in, queued, signed_in
from tests.factories import make_industry, make_member, make_membership, make_network
from tracker.actions.tips import ensure_content_editors
from tracker.models import (
    Cohort,
    Industry,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Network,
    Sector,
    Snapshot,
)

pytestmark = pytest.mark.django_db

OURS = [Member, Industry, Sector, Network, Membership, Invitation, JoinRequest, Cohort]
ADDED_ELSEWHERE = [Member, Invitation, JoinRequest, Cohort]
LOOKED_AT = [Invitation, JoinRequest, Cohort]
SCORES = ["17.12", "17120", "17,12", "57.80", "57800", "13.40", "18.03"]


# ---- Who sees what ----


@pytest.mark.parametrize("model", OURS)
def test_a_content_editor_is_refused_everywhere_but_at_tips_and_notes_for_everyone(
    as_editor, rows, model
):
    pages = [
        address(model),
        address(model, "add"),
        address(model, "change", rows[model].pk),
        address(model, "delete", rows[model].pk),
        address(model, "history", rows[model].pk),
    ]
    assert [as_editor.get(page).status_code for page in pages] == [403] * 5


def test_a_content_editor_is_offered_tips_and_notes_for_everyone_alone(as_editor):
    (app,) = as_editor.get(reverse("admin:index")).context["available_apps"]
    assert {model["object_name"] for model in app["models"]} == {"Annotation", "Tip"}


@pytest.mark.parametrize("model", OURS)
def test_a_superuser_opens_every_list_and_form(as_chief, rows, model):
    pk = rows[model].pk
    assert as_chief.get(address(model)).status_code == 200
    assert as_chief.get(address(model, "change", pk)).status_code == 200
    assert as_chief.get(address(model, "history", pk)).status_code == 200
    expected = 403 if model in ADDED_ELSEWHERE else 200
    assert as_chief.get(address(model, "add")).status_code == expected


@pytest.mark.parametrize("model", OURS)
def test_search_finds_and_does_not_break(as_chief, rows, model):
    assert as_chief.get(address(model), {"q": "software'%\\"}).status_code in (200, 302)
    assert as_chief.get(address(model), {"q": "robin@example.com"}).status_code == 200


def test_every_page_of_the_admin_that_a_superuser_has_opens(as_chief):
    as_chief.get("/admin/")
    names = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]
    for name in names:
        assert as_chief.get(reverse(f"admin:{name}_changelist")).status_code == 200, name
        assert as_chief.get(reverse(f"admin:{name}_add")).status_code in (200, 403), name
    assert "mfa_authenticator" not in names


@pytest.mark.parametrize("view", ["changelist", "change", "delete", "history"])
@pytest.mark.parametrize("model", OURS)
def test_no_page_shows_a_score_or_a_week_of_a_member(as_chief, rows, model, view):
    arguments = [] if view == "changelist" else [rows[model].pk]
    response = as_chief.get(address(model, view, *arguments), follow=True)
    content = response.content.decode()
    assert not [score for score in SCORES if score in content]
    assert "2026-11-19" not in content


def test_scores_and_what_is_published_have_no_pages():
    assert not {"snapshot", "activitycount", "weeknote", "contribution", "distribution"} & {
        model._meta.model_name for model in admin.site._registry
    }


def test_the_admin_is_called_by_its_name(as_chief):
    assert "SSI Tracker" in as_chief.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("model", [Member, Network, Membership, Industry, Cohort])
def test_lists_take_as_many_queries_for_many_rows_as_for_few(
    as_chief, rows, model, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        as_chief.get(address(model))
    for number in range(20):
        other = make_member(industry=make_industry(f"Industry {number}"))
        make_membership(other, make_network(f"Network {number}"))
    with django_assert_max_num_queries(12):
        as_chief.get(address(model))


# ---- Members ----


def test_a_withdrawn_consent_is_counted_anew(as_chief, member):
    member.shares_with_industry = True
    member.save()
    page = address(Member, "change", member.pk)
    response = as_chief.post(page, filled_in(as_chief, page, shares_with_industry=None))
    assert response.status_code == 302
    member.refresh_from_db()
    assert not member.shares_with_industry
    assert queued() == {member.pk}


def test_another_name_changes_nothing_that_is_counted(as_chief, member):
    page = address(Member, "change", member.pk)
    as_chief.post(page, filled_in(as_chief, page, display_name="Robin R."))
    member.refresh_from_db()
    assert member.display_name == "Robin R."
    assert not queued()


def test_a_name_of_nothing_visible_is_refused_here_as_well(as_chief, member):
    page = address(Member, "change", member.pk)
    response = as_chief.post(page, filled_in(as_chief, page, display_name="\u202e\u200b"))
    assert "Nothing of this name can be seen." in response.content.decode()
    member.refresh_from_db()
    assert member.display_name == "Robin"


def test_another_industry_counts_from_today_on(as_chief, noon, member):
    page = address(Member, "change", member.pk)
    industry = make_industry()
    as_chief.post(page, filled_in(as_chief, page, industry=industry.pk))
    member.refresh_from_db()
    assert (member.industry, member.industry_since) == (industry, date(2026, 11, 19))


def test_an_unknown_time_zone_is_refused(as_chief, member):
    page = address(Member, "change", member.pk)
    response = as_chief.post(page, filled_in(as_chief, page, time_zone="Europe/Nowhere"))
    assert "is not a time zone we know" in response.content.decode()


def test_neither_address_nor_password_can_be_changed(as_chief, member):
    page = address(Member, "change", member.pk)
    sent = filled_in(as_chief, page, email="other@example.com", password="x")
    as_chief.post(page, sent)
    changed = Member.objects.get(pk=member.pk)
    assert (changed.email, changed.password) == (member.email, member.password)
    assert member.password not in as_chief.get(page).content.decode()


def test_staff_who_may_change_members_cannot_give_rights(member):
    support = make_member(email="support@example.com", is_staff=True)
    support.user_permissions.add(Permission.objects.get(codename="change_member"))
    client = signed_in(support)
    page = address(Member, "change", support.pk)
    client.post(page, filled_in(client, page, is_superuser="on", display_name="Support"))
    support.refresh_from_db()
    assert support.display_name == "Support"
    assert not support.is_superuser


def test_a_superuser_gives_rights(as_chief, member):
    page = address(Member, "change", member.pk)
    group = ensure_content_editors()
    as_chief.post(page, filled_in(as_chief, page, is_staff="on", groups=[group.pk]))
    member.refresh_from_db()
    assert member.is_staff
    assert list(member.groups.all()) == [group]


@pytest.mark.parametrize("delete_members", [delete, delete_in_bulk])
def test_a_deleted_member_takes_everything_along_and_is_counted_anew(
    as_chief, rows, member, delete_members
):
    assert delete_members(as_chief, member).status_code == 302
    assert not Member.objects.filter(pk=member.pk).exists()
    assert not Snapshot.objects.exists()
    assert member.pk in queued()


@pytest.mark.parametrize("delete_members", [delete, delete_in_bulk])
def test_an_account_that_owns_a_network_alone_stays_while_others_are_in_it(
    as_chief, rows, member, delete_members
):
    make_membership(make_member(), rows[Network])
    Membership.objects.filter(member=member).update(role=Membership.Role.OWNER)
    response = delete_members(as_chief, member)
    asked_again = as_chief.get(response.url).content.decode()
    assert "Nothing was deleted" in asked_again
    assert "Northside Consultants" in asked_again
    assert Member.objects.filter(pk=member.pk).exists()
    assert not LogEntry.objects.exists()


def test_of_several_accounts_all_are_deleted_or_none(as_chief, rows, member, stranger):
    make_membership(make_member(), rows[Network])
    Membership.objects.filter(member=member).update(role=Membership.Role.OWNER)
    delete_in_bulk(as_chief, stranger, member)
    assert Member.objects.filter(pk__in=[stranger.pk, member.pk]).count() == 2
    assert not queued()


def test_the_log_of_the_admin_names_no_member(as_chief, rows, member):
    page = address(Member, "change", member.pk)
    as_chief.post(page, filled_in(as_chief, page, language="nl"))
    page = address(Membership, "change", rows[Membership].pk)
    as_chief.post(page, filled_in(as_chief, page, role="manager"))
    delete_in_bulk(as_chief, rows[Membership])
    delete(as_chief, member)
    logged = LogEntry.objects.order_by("pk").values_list("object_repr", flat=True)
    stay = f"membership {rows[Membership].pk}"
    assert list(logged) == [f"member {member.pk}", stay, stay, f"member {member.pk}"]


# ---- Industries ----


@pytest.mark.parametrize("model", [Industry, Sector])
def test_an_industry_is_renamed_but_never_deleted(as_chief, rows, model):
    page = address(model, "change", rows[model].pk)
    as_chief.post(page, filled_in(as_chief, page, name="Renamed"))
    assert model.objects.get().name == "Renamed"
    assert delete(as_chief, rows[model]).status_code == 403


# ---- What can only be looked at ----


@pytest.mark.parametrize("model", LOOKED_AT)
def test_some_rows_can_only_be_looked_at(as_chief, rows, model):
    assert as_chief.post(address(model, "change", rows[model].pk), {}).status_code == 403
    assert delete(as_chief, rows[model]).status_code == 403


def test_a_cohort_does_not_tell_which_members_changed(as_chief, rows):
    Cohort.objects.update(unseen=[987_654_321])
    content = as_chief.get(address(Cohort, "change", rows[Cohort].pk)).content.decode()
    assert "987654321" not in content

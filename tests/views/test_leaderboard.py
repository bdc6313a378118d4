"""Who sees a leaderboard, what stands on it as a page and as a file, and who chooses to."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_member, make_membership, make_network, make_snapshot
from tests.views.pages import text_of, toasts
from tracker.models import Member, Membership, Network
from tracker.reads.leaderboard import PAGE_SIZE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

ON = {"on": "yes", "audience": "everyone"}
ADDRESSES = ["", "csv/"]
AUDIENCES = [
    ("everyone", "participant", 200),
    ("everyone", "owner", 200),
    ("managers", "participant", 404),
    ("managers", "manager", 200),
    ("managers", "owner", 200),
    ("nobody", "participant", 404),
    ("nobody", "owner", 404),
]


@pytest.fixture
def network(db: None) -> Network:
    return make_network()


@pytest.fixture
def own(member: Member, network: Network) -> Membership:
    return make_membership(member, network)


@pytest.fixture
def url(network: Network) -> str:
    return f"/networks/{network.slug}/leaderboard/"


@pytest.fixture
def file_url(network: Network) -> str:
    return f"/networks/{network.slug}/leaderboard/csv/"


def on_board(network: Network, name: str, *totals: int, **fields: object) -> Member:
    """Printed totals, the latest one of today and each earlier one four weeks before."""
    member = make_member(display_name=name)
    make_membership(member, network, **{"on_leaderboard": True, **fields})
    report(member, *totals)
    return member


def report(member: Member, *totals: int) -> None:
    for number, total in enumerate(reversed(totals)):
        make_snapshot(member, TODAY - timedelta(weeks=4 * number), printed_total=total)


def crowd(network: Network, size: int) -> None:
    for number in range(size):
        on_board(network, f"Member {number}", 90 - number)


def rows_of(response: HttpResponse) -> list[list[str]]:
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"), newline="")))


class TestWhoSeesIt:
    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize(("audience", "role", "status"), AUDIENCES)
    def test_it_is_there_for_its_audience(
        self, as_member, member, network, audience, role, status, address
    ):
        Network.objects.update(leaderboard=audience)
        make_membership(member, network, role=role)
        where = f"/networks/{network.slug}/leaderboard/{address}"
        assert as_member.get(where).status_code == status

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_nobody_else_finds_it(self, as_member, member, network, address):
        where = f"/networks/{network.slug}/leaderboard/{address}"
        assert as_member.get(where).status_code == 404
        make_membership(member, make_network(), role="owner")
        assert as_member.get(where).status_code == 404
        make_membership(member, network, role="owner", left_week=TODAY - timedelta(days=3))
        assert as_member.get(where).status_code == 404

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_an_archived_network_has_none(self, as_member, own, network, address):
        Network.objects.update(archived_at=timezone.now())
        where = f"/networks/{network.slug}/leaderboard/{address}"
        assert as_member.get(where).status_code == 404

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_a_visitor_goes_to_the_login_page(self, client, network, address):
        response = client.get(f"/networks/{network.slug}/leaderboard/{address}")
        assert response.url.startswith("/accounts/login/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_no_cache_keeps_it(self, as_member, own, network, address):
        response = as_member.get(f"/networks/{network.slug}/leaderboard/{address}")
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


class TestThePage:
    def test_an_empty_one_says_who_would_be_on_it(self, as_member, own, url):
        page = text_of(as_member.get(url))
        assert "Nobody is on the leaderboard yet" in page
        assert "You are not on it" in page
        assert "Save as CSV" not in page

    def test_equal_totals_share_a_place(self, as_member, own, network, url):
        for name, total in [("Ada", 60), ("Bo", 60), ("Cy", 50)]:
            on_board(network, name, total)
        page = text_of(as_member.get(url))
        assert "1 Ada 60.00 1 Bo 60.00 3 Cy 50.00" in page
        assert "3 members on the leaderboard" in page

    def test_by_gain_it_shows_the_changes(self, as_member, own, network, url):
        on_board(network, "Ada", 60, 50)
        on_board(network, "Bo", 40, 45)
        page = text_of(as_member.get(url, {"by": "gain"}))
        assert "1 Bo up 5.00 2 Ada down 10.00" in page

    def test_without_any_gain_it_says_what_one_takes(self, as_member, own, network, url):
        on_board(network, "Ada", 60)
        page = text_of(as_member.get(url, {"by": "gain"}))
        assert "No gain is known yet" in page
        assert "Ada" not in page

    def test_the_reader_is_told_their_place(self, as_member, own, member, network, url):
        Membership.objects.update(on_leaderboard=True)
        report(member, 55)
        on_board(network, "Ada", 60)
        response = as_member.get(url)
        assert "Place 2 of 2" in text_of(response)
        assert "2 Robin you 55.00" in text_of(response)
        assert response.content.decode().count('id="you"') == 1

    def test_a_reader_on_another_page_gets_a_link_to_their_place(
        self, as_member, own, member, network, url
    ):
        Membership.objects.update(on_leaderboard=True)
        report(member, 10)
        crowd(network, PAGE_SIZE)
        response = as_member.get(url)
        assert "You stand at place 51, on page 2." in text_of(response)
        assert 'href="?by=total&amp;page=2#you"' in response.content.decode()
        there = as_member.get(url, {"by": "total", "page": 2})
        assert 'id="you"' in there.content.decode()
        assert "You stand at place" not in text_of(there)

    @pytest.mark.parametrize(
        ("order", "sentence"),
        [
            ("total", "shown here once you report a score"),
            ("gain", "shown here once your gain is known"),
        ],
    )
    def test_who_is_on_it_without_a_score_learns_why_they_are_not_shown(
        self, as_member, own, url, order, sentence
    ):
        Membership.objects.update(on_leaderboard=True)
        assert sentence in text_of(as_member.get(url, {"by": order}))

    @pytest.mark.parametrize("query", ["by=x", "page=x", "page=0", "page=-1", f"page={'9' * 40}"])
    def test_any_address_is_answered_with_the_nearest_page(
        self, as_member, own, network, url, query
    ):
        on_board(network, "Ada", 60)
        assert "1 Ada 60.00" in text_of(as_member.get(f"{url}?{query}"))

    def test_a_member_without_a_name_stays_unknown(self, as_member, own, network, url):
        nameless = on_board(network, "", 60)
        page = as_member.get(url).content.decode()
        assert "No name given" in page
        assert nameless.email not in page

    def test_names_keep_their_own_direction_and_are_no_markup(self, as_member, own, network, url):
        on_board(network, "ليلى <b>", 60)
        assert "<bdi>ليلى &lt;b&gt;</bdi>" in as_member.get(url).content.decode()

    @pytest.mark.parametrize("size", [1, 60])
    def test_queries_do_not_grow_with_the_network(
        self,
        as_member: Client,
        own: Membership,
        network: Network,
        url: str,
        size: int,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        crowd(network, size)
        with django_assert_num_queries(4):
            as_member.get(url)


class TestWhoIsHidden:
    @pytest.fixture
    def hidden(self, network: Network) -> list[Member]:
        """Hidden by choice, gone, and silent for too long; and one who is shown."""
        stale = on_board(network, "Stale Name")
        make_snapshot(stale, TODAY - timedelta(weeks=14), printed_total=99)
        make_snapshot(stale, TODAY - timedelta(weeks=19), printed_total=9)
        on_board(network, "Shown Name", 40, 41)
        return [
            on_board(network, "Hidden Name", 97, 98, on_leaderboard=False),
            on_board(network, "Former Name", 96, 97, left_week=TODAY - timedelta(days=3)),
            stale,
        ]

    @pytest.mark.parametrize("order", ["total", "gain"])
    def test_they_are_in_no_row_place_count_or_page_number(
        self, as_member, own, hidden, network, url, order
    ):
        for number in range(PAGE_SIZE - 1):
            on_board(network, f"Member {number}", 20, 30)
        page = as_member.get(url, {"by": order})
        for member in hidden:
            assert member.display_name not in page.content.decode()
            assert member.email not in page.content.decode()
        assert f"{PAGE_SIZE} members on the leaderboard" in text_of(page)
        assert "Page 1 of" not in text_of(page)
        assert page.context["board"].rows[0].place == 1

    @pytest.mark.parametrize("order", ["total", "gain"])
    def test_they_are_not_in_the_file(self, as_member, own, hidden, file_url, order):
        rows = rows_of(as_member.get(file_url, {"by": order}))
        assert [row[:2] for row in rows[1:]] == [["1", "Shown Name"]]

    def test_a_hidden_reader_sees_no_place_of_their_own(self, as_member, own, member, url):
        report(member, 99)
        page = as_member.get(url)
        assert "Nobody is on the leaderboard yet" in text_of(page)
        assert "99" not in text_of(page)


class TestTheFile:
    def test_it_holds_all_pages(self, as_member, own, network, file_url):
        crowd(network, PAGE_SIZE + 2)
        response = as_member.get(file_url, {"page": 2})
        rows = rows_of(response)
        assert rows[0] == ["Place", "Name", "Total"]
        assert rows[-1] == ["52", "Member 51", "39.00"]
        assert len(rows) == PAGE_SIZE + 3
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="leaderboard-total.csv"'

    def test_losses_are_numbers(self, as_member, own, network, file_url):
        on_board(network, "Ada", 60, 50)
        content = as_member.get(file_url, {"by": "gain"}).content
        assert content == "\ufeffPlace,Name,Four-week gain\r\n1,Ada,-10.00\r\n".encode()

    @pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "＠A1"])
    def test_no_name_is_a_formula(self, as_member, own, network, file_url, name):
        on_board(network, name, 60)
        assert rows_of(as_member.get(file_url))[1] == ["1", f"'{name}", "60.00"]

    def test_an_empty_one_has_its_header(self, as_member, own, file_url):
        assert rows_of(as_member.get(file_url)) == [["Place", "Name", "Total"]]


class TestTheChoice:
    def test_a_member_puts_themselves_on_it_and_takes_themselves_off(
        self, as_member, own, member, url
    ):
        report(member, 55)
        page = as_member.post(f"{url}own/", ON, follow=True)
        assert page.redirect_chain == [(url, 302)]
        assert toasts(page) == ["You are on the leaderboard"]
        assert "1 Robin you 55.00" in text_of(page)
        page = as_member.post(f"{url}own/", {"on": "no"}, follow=True)
        assert toasts(page) == ["You are off the leaderboard"]
        assert "Nobody is on the leaderboard yet" in text_of(page)

    @pytest.mark.parametrize("sent", [{}, {"on": ""}, {"on": "on"}, {"on": "x" * 1000}])
    def test_whatever_is_no_clear_yes_hides_them(self, as_member, own, url, sent):
        Membership.objects.update(on_leaderboard=True)
        assert as_member.post(f"{url}own/", sent).status_code == 302
        assert not Membership.objects.get().on_leaderboard

    def test_who_read_that_fewer_see_it_reads_again_before_standing_there(
        self, as_member, own, network, url
    ):
        Network.objects.update(leaderboard="managers")
        form = as_member.get(f"/networks/{network.slug}/").content.decode()
        seen = re.search(r'name="audience" value="(\w+)"', form)[1]
        Network.objects.update(leaderboard="everyone")
        page = as_member.post(f"{url}own/", {"on": "yes", "audience": seen}, follow=True)
        assert toasts(page) == [
            "Others may see the leaderboard now. Read who, and choose once more"
        ]
        assert not Membership.objects.get().on_leaderboard
        assert "Everyone in the network sees the name" in text_of(page)

    def test_it_changes_nobody_elses(self, as_member, own, network, url):
        other = on_board(network, "Ada", 60)
        as_member.post(f"{url}own/", {"on": "no", "member": other.pk})
        assert other.memberships.get().on_leaderboard

    def test_who_may_not_see_it_comes_back_to_the_network(self, as_member, own, network, url):
        Network.objects.update(leaderboard="managers")
        response = as_member.post(f"{url}own/", {"on": "yes", "audience": "managers"})
        assert response.url == f"/networks/{network.slug}/"
        assert Membership.objects.get().on_leaderboard

    @pytest.mark.parametrize(
        "ended", [{"leaderboard": "nobody"}, {"archived_at": TODAY.isoformat() + "T00:00Z"}]
    )
    def test_where_there_is_none_one_can_only_be_taken_off(self, as_member, own, url, ended):
        Network.objects.update(**ended)
        assert as_member.post(f"{url}own/", ON).status_code == 404
        Membership.objects.update(on_leaderboard=True)
        assert as_member.post(f"{url}own/", {"on": "no"}).status_code == 302
        assert not Membership.objects.get().on_leaderboard

    def test_others_cannot_choose(self, as_member, member, network, url):
        assert as_member.post(f"{url}own/", ON).status_code == 404
        make_membership(member, network, left_week=TODAY - timedelta(days=3))
        assert as_member.post(f"{url}own/", ON).status_code == 404
        assert not Membership.objects.get().on_leaderboard
        assert Client().post(f"{url}own/").status_code == 302

    def test_a_link_changes_nothing(self, as_member, own, url):
        assert as_member.get(f"{url}own/").status_code == 405

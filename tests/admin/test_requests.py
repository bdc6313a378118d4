"""What no page of the admin sends is refused, and does not end in an error."""

import pytest

from tests.admin.pages import address
from tests.factories import make_annotation
from tracker.models import Annotation, Invitation, Member, Membership, Network, Tip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("chosen", ["", "x", "1e400", "a\0b"])
@pytest.mark.parametrize("model", [Annotation, Invitation, Member, Membership, Network, Tip])
def test_a_chosen_row_whose_number_is_none_is_refused(as_chief, rows, model, chosen):
    make_annotation(None)
    action = "revoke" if model is Invitation else "delete_selected"
    answer = as_chief.post(
        address(model), {"action": action, "_selected_action": [chosen], "post": "yes"}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("model", "lookup"), [(Member, "snapshots__id__lte"), (Network, "memberships")]
)
def test_a_list_is_not_filtered_by_what_hangs_on_its_rows(as_chief, rows, model, lookup):
    assert as_chief.get(address(model), {lookup: 1}).status_code == 400


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (Member, {"language": "nl", "is_staff__exact": 1}),
        (Network, {"archived_at__isempty": 1, "leaderboard__exact": "nobody"}),
        (Tip, {"component__exact": "brand", "state": "draft"}),
    ],
)
def test_a_list_takes_the_filters_it_offers(as_chief, rows, model, asked):
    assert as_chief.get(address(model), asked).status_code == 200


def test_a_year_that_no_calendar_has_leads_back_to_the_whole_list(as_chief):
    answer = as_chief.get(address(Annotation), {"day__year": "999999999"})
    assert (answer.status_code, answer.url) == (302, f"{address(Annotation)}?e=1")

import pytest

from tracker.models import Cohort

pytestmark = pytest.mark.django_db


def test_the_cohort_of_a_deleted_network_is_listed_and_opens_until_the_publisher_removes_it(
    admin_client,
):
    cohort = Cohort.objects.create(network_id=404)

    listed = admin_client.get("/admin/tracker/cohort/").content.decode()
    opened = admin_client.get(f"/admin/tracker/cohort/{cohort.pk}/change/")

    assert "a deleted network" in listed
    assert "a deleted network" in opened.content.decode()

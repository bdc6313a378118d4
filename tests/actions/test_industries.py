import pytest

from tracker.actions.industries import load_industries
from tracker.models import Industry, Sector

pytestmark = pytest.mark.django_db


def rows() -> set[tuple[object, ...]]:
    return set(Industry.objects.values_list("pk", "code", "name", "sector"))


def test_linkedins_432_industries_stand_in_20_sectors():
    assert load_industries() == 432
    assert (Industry.objects.count(), Sector.objects.count()) == (432, 20)


def test_loading_again_changes_nothing():
    load_industries()
    before = rows()
    assert load_industries() == 0
    assert rows() == before


def test_a_name_and_a_sector_that_staff_put_right_stay():
    load_industries()
    elsewhere = Sector.objects.create(name="Elsewhere")
    Industry.objects.filter(code=4).update(name="Software", sector=elsewhere)
    before = rows()
    assert load_industries() == 0
    assert rows() == before


def test_an_industry_that_is_new_in_the_list_is_added_to_its_sector():
    load_industries()
    removed = Industry.objects.get(code=4)
    removed.delete()
    assert load_industries() == 1
    assert Industry.objects.get(code=4).sector == removed.sector

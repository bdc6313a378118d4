import pytest
from django.db import IntegrityError

from tracker.actions.industries import load_industries
from tracker.models import Industry, Sector

pytestmark = pytest.mark.django_db


def test_a_search_needs_every_word_in_the_name_or_the_sector():
    load_industries()
    found = {industry.name for industry in Industry.objects.search("software dev")}
    assert "Software Development" in found
    assert not Industry.objects.search("software zebra").exists()


def test_a_code_stands_for_one_industry(db):
    sector = Sector.objects.create(name="Sector")
    Industry.objects.create(code=1, name="One", sector=sector)
    with pytest.raises(IntegrityError):
        Industry.objects.create(code=1, name="Other", sector=sector)

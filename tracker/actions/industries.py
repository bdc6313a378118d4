"""Loads LinkedIn's industries."""

from django.db import transaction

from tracker.core.catalogue.industries import load
from tracker.models import Industry, Sector


@transaction.atomic
def load_industries() -> int:
    """Create every sector and industry of the catalogue, by name; returns how many there are.

    Industries that left LinkedIn's list stay, because snapshots point at them.
    """
    entries = load()
    Sector.objects.bulk_create(
        [Sector(name=name) for name in dict.fromkeys(entry.sector for entry in entries)],
        ignore_conflicts=True,
    )
    sectors = {sector.name: sector for sector in Sector.objects.all()}
    Industry.objects.bulk_create(
        [
            Industry(code=entry.code, name=entry.name, sector=sectors[entry.sector])
            for entry in entries
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["code", "sector"],
    )
    return len(entries)

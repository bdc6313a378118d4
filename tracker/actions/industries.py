"""Loads LinkedIn's industries."""

from django.db import transaction

from tracker.core.catalogue.industries import IndustryEntry, load
from tracker.models import Industry, Sector


@transaction.atomic
def load_industries() -> int:
    """Create the industries that are missing, and their sectors; returns how many.

    An industry is known by its code, or by its name where LinkedIn gives no code. What staff put
    right stays, and so do industries that left LinkedIn's list: snapshots point at them.
    """
    missing = _missing()
    Sector.objects.bulk_create(
        [Sector(name=name) for name in dict.fromkeys(entry.sector for entry in missing)],
        ignore_conflicts=True,
    )
    sectors = {sector.name: sector for sector in Sector.objects.all()}
    Industry.objects.bulk_create(
        [
            Industry(code=entry.code, name=entry.name, sector=sectors[entry.sector])
            for entry in missing
        ],
        ignore_conflicts=True,
    )
    return len(missing)


def _missing() -> list[IndustryEntry]:
    known = list(Industry.objects.values_list("code", "name"))
    codes = {code for code, _name in known if code is not None}
    names = {name for _code, name in known}
    return [entry for entry in load() if entry.code not in codes and entry.name not in names]

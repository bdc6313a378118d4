"""The reader against a second opinion: archives of lives whose weekly counts are known."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archives.eras import ERAS, Era
from tests.archives.life import Life
from tests.archives.living import lived
from tests.archives.moments import ZONES
from tests.archives.oracle import Weeks, expected
from tests.archives.packing import PACKINGS, Packing, Scope, packed
from tracker.core.archive import ArchiveKind, ArchiveReading, read_archive

every_era = pytest.mark.parametrize("era", ERAS, ids=lambda era: era.name)
every_packing = pytest.mark.parametrize("packing", PACKINGS, ids=lambda packing: packing.name)


def read(era: Era, life: Life, packing: Packing, zone: ZoneInfo) -> ArchiveReading:
    return read_archive(
        packed(era, life, packing),
        zone=zone,
        today=life.today(zone),
        on_progress=lambda share: None,
    )


def weeks_of(reading: ArchiveReading) -> Weeks:
    return {week.monday: dict(counts) for week, counts in reading.weeks.items() if counts}


def assert_agreement(era: Era, life: Life, packing: Packing, zone: ZoneInfo) -> None:
    reading = read(era, life, packing, zone)
    wanted = expected(era, life, zone, packing.scope)
    assert reading.refused == ()
    assert reading.unknown == wanted.unknown
    found = weeks_of(reading)
    for monday in sorted({*found, *wanted.weeks}):
        told, true = found.get(monday, {}), wanted.weeks.get(monday, {})
        assert told == true, f"the week of {monday}"


@every_packing
@every_era
def test_every_layout_in_every_packing_agrees_in_every_week_in_four_zones(
    era: Era, packing: Packing
) -> None:
    life = lived(ERAS.index(era), made=era.made)
    for name in ZONES:
        assert_agreement(era, life, packing, ZoneInfo(name))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ERAS),
    st.sampled_from(PACKINGS),
    st.sampled_from(ZONES),
    st.integers(0, 10**6),
    st.integers(0, 20),
)
def test_any_life_agrees(
    era: Era, packing: Packing, zone_name: str, seed: int, amount: int
) -> None:
    life = lived(seed, made=era.made, amount=amount)
    if any(life.events().values()):
        assert_agreement(era, life, packing, ZoneInfo(zone_name))


@every_era
def test_a_complete_archive_is_known_by_what_only_it_holds_and_not_by_its_name(era: Era) -> None:
    life = lived(5, made=era.made)
    zone = ZoneInfo("UTC")
    named_wrong = Packing("", Scope.COMPLETE, "Basic_LinkedInDataExport_01-31-2026.zip")
    assert read(era, life, named_wrong, zone).kind is ArchiveKind.COMPLETE
    named_wrong = Packing("", Scope.BASIC, "Complete_LinkedInDataExport_01-31-2026.zip")
    assert read(era, life, named_wrong, zone).kind is ArchiveKind.BASIC

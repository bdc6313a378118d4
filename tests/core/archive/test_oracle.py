"""The reader against a second opinion: archives of lives whose weekly counts are known."""

from collections import Counter
from dataclasses import replace
from datetime import UTC
from functools import cache
from typing import BinaryIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archives.eras import ERAS, Era
from tests.archives.life import Life
from tests.archives.living import lived
from tests.archives.moments import ZONES
from tests.archives.oracle import Expected, Weeks, expected, rows_told
from tests.archives.packing import PACKINGS, Packing, Scope, packed
from tracker.core.activity import ChecklistItem
from tracker.core.archive import ArchiveKind, ArchiveReading, read_archive

every_era = pytest.mark.parametrize("era", ERAS, ids=lambda era: era.name)
every_packing = pytest.mark.parametrize("packing", PACKINGS, ids=lambda packing: packing.name)


def read(archive: BinaryIO, life: Life, zone: ZoneInfo) -> ArchiveReading:
    return read_archive(archive, zone=zone, today=life.today(zone), on_progress=lambda share: None)


def weeks_of(reading: ArchiveReading) -> Weeks:
    return {week.monday: dict(counts) for week, counts in reading.weeks.items() if counts}


def assert_agreement(reading: ArchiveReading, wanted: Expected) -> None:
    assert reading.refused == ()
    assert reading.unknown == wanted.unknown
    found = weeks_of(reading)
    for monday in sorted({*found, *wanted.weeks}):
        told, true = found.get(monday, {}), wanted.weeks.get(monday, {})
        assert told == true, f"the week of {monday}"


# The same lives for every packing.
life_in = cache(lambda era: lived(ERAS.index(era), made=era.made))
expected_in = cache(lambda era, zone, scope: expected(era, life_in(era), zone, scope))


@every_packing
@every_era
def test_every_layout_in_every_packing_agrees_in_every_week_in_four_zones(
    era: Era, packing: Packing
) -> None:
    life = life_in(era)
    archive = packed(era, life, packing)
    for zone in map(ZoneInfo, ZONES):
        assert_agreement(read(archive, life, zone), expected_in(era, zone, packing.scope))


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
    zone = ZoneInfo(zone_name)
    reading = read(packed(era, life, packing), life, zone)
    assert_agreement(reading, expected(era, life, zone, packing.scope))


@every_era
def test_every_row_is_accounted_for(era: Era) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    reading = read(packed(era, life_in(era), PACKINGS[0]), life_in(era), zone)
    for file in reading.files:
        assert file.rows == file.counted + sum(file.left_out.values()) + file.refused
    rows = Counter(told.file for told in rows_told(era.shown(life_in(era)), zone, connected_in=UTC))
    assert {file.name.removesuffix(".csv"): file.rows for file in reading.files} == rows


@every_era
def test_the_profile_tells_what_is_filled_in(era: Era) -> None:
    told = {}
    for headline in ("Head of sales", ""):
        life = replace(life_in(era), headline=headline, summary="")
        profile = read(packed(era, life, PACKINGS[0]), life, ZoneInfo("UTC")).profile
        told[headline] = (profile[ChecklistItem.HEADLINE], profile[ChecklistItem.SUMMARY])
    assert told == {"Head of sales": (True, False), "": (False, False)}


@every_era
def test_a_complete_archive_is_known_by_what_only_it_holds_and_not_by_its_name(era: Era) -> None:
    life = lived(5, made=era.made)
    zone = ZoneInfo("UTC")
    named_wrong = Packing("", Scope.COMPLETE, "Basic_LinkedInDataExport_01-31-2026.zip")
    assert read(packed(era, life, named_wrong), life, zone).kind is ArchiveKind.COMPLETE
    named_wrong = Packing("", Scope.BASIC, "Complete_LinkedInDataExport_01-31-2026.zip")
    assert read(packed(era, life, named_wrong), life, zone).kind is ArchiveKind.BASIC

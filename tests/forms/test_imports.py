"""Every code that core can give has a sentence, and no sentence is for nobody."""

import pytest

from tracker.actions.import_runs import FILE_IS_GONE, GAVE_UP
from tracker.actions.imports import READ
from tracker.core.analytics import AnalyticsErrorCode
from tracker.core.archive import ArchiveErrorCode, LeftOut, RefusedWhy
from tracker.core.uploads import FileKind
from tracker.core.zip_limits import ZipRefusal
from tracker.forms.imports import (
    ANALYTICS_SENTENCES,
    FILE_SENTENCES,
    LEFT_OUT_NAMES,
    ROW_SENTENCES,
    file_sentence,
)

OF_FORMS = {"no_room", "too_many_waiting"}
OF_RUNS = {GAVE_UP, FILE_IS_GONE}


def codes(*kinds) -> set[str]:
    return {code.value for kind in kinds for code in kind}


def test_every_code_about_a_file_has_a_sentence():
    refused = {kind.value for kind in FileKind if kind not in READ}
    assert set(FILE_SENTENCES) | set(ANALYTICS_SENTENCES) == (
        codes(ZipRefusal, ArchiveErrorCode, AnalyticsErrorCode) | refused | OF_FORMS | OF_RUNS
    )
    assert codes(ZipRefusal, ArchiveErrorCode) <= set(FILE_SENTENCES)


def test_every_code_about_a_line_has_words():
    assert set(ROW_SENTENCES) == codes(RefusedWhy)
    assert set(LEFT_OUT_NAMES) == codes(LeftOut)


@pytest.mark.parametrize("code", sorted({*FILE_SENTENCES, *ANALYTICS_SENTENCES}))
@pytest.mark.parametrize("analytics", [False, True])
def test_a_sentence_can_always_be_filled(code: str, analytics: bool):
    for detail in ({}, {"limit": None}, {"limit": 5_000}):
        sentence = file_sentence(code, detail, analytics=analytics)
        assert "%" not in sentence
        assert sentence.endswith(".")

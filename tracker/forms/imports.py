"""A file that is handed in, and in words what was wrong with one."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.core.uploads import LARGEST
from tracker.forms.uploads import UploadForm

# By the codes of core: ZIP files, archives, analytics, and what the run itself finds.
FILE_SENTENCES: Final[Mapping[str, str | Promise]] = {
    "not_a_zip": _(
        "This is no archive of LinkedIn’s: those end in .zip, its analytics in .xlsx. Choose the "
        "file as LinkedIn sent it."
    ),
    "truncated": _("The file ends too early. Download it again, then hand it in."),
    "damaged": _("A part of the file is damaged. Download it again, then hand it in."),
    "encrypted": _(
        "The file asks for a password. Unpack it, pack it again without one, then hand it in."
    ),
    "compression": _(
        "The file is packed in a way we do not read. Pack it again as an ordinary ZIP."
    ),
    "too_large": _("The file is larger than %(size)s, the most we take."),
    "too_many_entries": _("More than %(limit)s files are packed in it. No archive has so many."),
    "unpacks_too_large": _("Unpacked it would be larger than %(size)s, the most we read."),
    "ratio": _("It unpacks to far more than its size, as no archive does, so it was not read."),
    "overlapping": _("Its parts lie over each other, as in no archive, so it was not read."),
    "nested": _(
        "Another packed file is inside. Unpack it, and hand in the archives one after the other."
    ),
    "unsafe_path": _("Names in it point outside of it, as in no archive, so it was not read."),
    "same_name_twice": _("Two files in it have one name, so we cannot tell which one is meant."),
    "nothing_known": _(
        "None of the files that LinkedIn’s archive has is in it. Choose the file as LinkedIn sent "
        "it."
    ),
    "analytics_instead": _("This is a spreadsheet, and no archive. Hand it in once more."),
    "old_excel": _(
        "This is an old Excel file, or one with a password. Save it as .xlsx without a password, "
        "then hand it in."
    ),
    "other_archive": _("This is packed, but not as a ZIP. Hand in the .zip as LinkedIn sent it."),
    "empty": _("The file is empty. Download it again, then hand it in."),
    "other": _(
        "This is neither an archive of LinkedIn’s (.zip) nor its creator analytics (.xlsx). Choose "
        "the file as LinkedIn sent it."
    ),
    "no_room": _("There is no room for the file now. Try again later."),
    "too_many_waiting": _(
        "Some of your files still wait to be read. Hand in the next one when they are done."
    ),
    "file_is_gone": _("The file was no longer there when its turn came. Hand it in again."),
    "gave_up": _(
        "Something went wrong while the file was read. Nothing of it was kept. Try once more."
    ),
}
# Where analytics are meant and not an archive.
ANALYTICS_SENTENCES: Final[Mapping[str, str | Promise]] = {
    "not_a_zip": _("This is no .xlsx. Export your analytics from LinkedIn once more."),
    "nothing_known": _(
        "None of the sheets of LinkedIn’s creator analytics is in it. Export them from your "
        "analytics page, and hand in the .xlsx as it is."
    ),
    "archive_instead": _("This is an archive, and no spreadsheet. Hand it in once more."),
    "too_many_cells": _("It has more than %(limit)s cells. No export of LinkedIn’s has so many."),
    "one_post": _(
        "This is the export of one post. Export the analytics of all your posts, from your "
        "analytics page."
    ),
    "company_page": _("This is the export of a company’s page. Export your own analytics."),
    "uncertain_dates": _(
        "Its dates can be read in two ways, day or month first, so none was read. Export a range "
        "that reaches past the 12th of a month."
    ),
}
UNKNOWN_SENTENCE: Final = _("The file could not be read. Nothing of it was kept.")

ROW_SENTENCES: Final[Mapping[str, str | Promise]] = {
    "unreadable_date": _("the date cannot be read"),
    "future": _("the date lies in the future"),
    "too_old": _("the date is older than LinkedIn"),
    "too_many_cells": _("more cells than the first line has"),
    "too_few_cells": _("fewer cells than the first line has"),
    "unknown_value": _("a word we do not know"),
    "unreadable_number": _("the number cannot be read"),
    "day_twice": _("the day stands there twice, with different numbers"),
    "unknown_header": _("the first line is not the one LinkedIn writes; the file was left out"),
    "no_header": _("no first line with names of columns; the file was left out"),
    "mixed_dates": _("days and months stand in both orders; the file was left out"),
    "too_long": _("a line or a cell is longer than any of LinkedIn’s; reading stopped there"),
    "unclosed_quote": _("a quotation mark is never closed; reading stopped there"),
    "owner_unknown": _("the archive does not tell which messages are yours; they were left out"),
}

LEFT_OUT_NAMES: Final[Mapping[str, str | Promise]] = {
    "received": _("received, not sent"),
    "draft": _("drafts"),
    "spam": _("in the spam folder"),
    "sponsored": _("sponsored messages"),
    "note_repeated": _("notes of invitations, repeated as messages"),
    "unfollowed": _("no longer followed"),
    "undated": _("without a date"),
}


def file_sentence(code: str, detail: Mapping[str, Any], *, analytics: bool = False) -> str:
    """What is wrong with a file, and what to do; `detail` is the error's own."""
    limit = detail.get("limit") or 0
    sentences = {**FILE_SENTENCES, **ANALYTICS_SENTENCES} if analytics else FILE_SENTENCES
    sentence = str(sentences.get(code, UNKNOWN_SENTENCE))
    return sentence % {"limit": limit, "size": filesizeformat(limit)}


def row_sentence(code: str) -> str:
    return str(ROW_SENTENCES.get(code, _("it could not be read")))


def left_out_name(code: str) -> str:
    return str(LEFT_OUT_NAMES.get(code, _("not counted")))


class ImportForm(UploadForm):
    largest = LARGEST

    file = forms.FileField(
        label=_("File from LinkedIn"),
        widget=forms.FileInput(attrs={"accept": ".zip,.xlsx"}),
        help_text=_("A .zip archive or an .xlsx of creator analytics, at most 256 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file that LinkedIn sent you.")},
    )

    def not_received(self, why: str) -> str:
        return file_sentence(why, {"limit": LARGEST})

    def refuse(self, code: str) -> None:
        self.add_error("file", file_sentence(code, {}))

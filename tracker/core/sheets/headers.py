"""What columns are called: by our own export, by the index itself, by people in two languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracker.core.activity import KINDS
from tracker.core.components import Component
from tracker.core.parsing.labels import LANGUAGES
from tracker.core.sheets.entries import SNAPSHOT_FIELDS
from tracker.core.text_files import same_name

DAY: Final = "day"
WEEK: Final = "week"
KIND: Final = "kind"
COUNT: Final = "count"
NOTE: Final = "note"
INDUSTRY: Final = "industry_name"
NOTHING: Final = "nothing_to_log"


def _by_name(words: Mapping[str, str]) -> dict[str, str]:
    """The field of each name; our own name of a field is one too."""
    names = {same_name(field): field for field in words}
    for field, names_of in words.items():
        names |= dict.fromkeys(map(same_name, names_of.split(", ")), field)
    names.pop("", None)
    return names


_ABOUT_A_DAY: Final = "date, datum, dag, snapshot, meting, timestamp, tijdstempel"
_NOTES: Final = "notes, comment, remark, remarks, notitie, notities, opmerking, opmerkingen"

_SNAPSHOTS: Final = _by_name(
    {
        **dict.fromkeys(SNAPSHOT_FIELDS, ""),
        DAY: _ABOUT_A_DAY,
        "brand": "professional brand, merk, professioneel merk, professionele merk, brand score",
        "people": "right people, mensen, juiste mensen, personen, juiste personen, people score",
        "insights": "inzichten, insight, insights score",
        "relationships": "relationship, relations, strong relationships, relaties, "
        "relationships score",
        "printed_total": "total, score, ssi, ssi score, total score, social selling index, index, "
        "totaal, totaalscore, totale score, ssi-score, ssi totaal, ssi total",
        "industry_rank": "industry ssi rank, industry rank top %, industry top, industry top %, "
        "rank industry, branche rang, rang branche, branche top %, top branche",
        "network_rank": "network ssi rank, linkedin network rank, network top, network top %, "
        "rank network, netwerk rang, rang netwerk, netwerk top %, top netwerk",
        "industry_average": "average industry, industry avg, gemiddelde branche, "
        "branche gemiddelde",
        "network_average": "average network, network avg, linkedin network average, "
        "gemiddelde netwerk, netwerk gemiddelde",
        "industry_name": "industry, name of industry, branche, naam branche",
        NOTE: _NOTES,
    }
)
_WORDS_OF_KINDS: Final = {
    "posts": "post, posts with text, own posts",
    "articles": "article, artikel, artikelen",
    "recommendations_received": "ontvangen aanbevelingen, aanbevelingen ontvangen",
    "searches": "search, zoekopdrachten, zoekopdracht",
    "profiles_viewed": "profile views, profiles, viewed profiles, bekeken profielen, profielen",
    "active_days": "days active, actieve dagen, dagen actief",
    "leads_saved": "leads, saved leads, opgeslagen leads",
    "comments": "comment, reacties",
    "reactions": "likes, reaction, like",
    "reshares": "reshare, reposts, repost, shares, gedeeld",
    "messages": "message, dms, direct messages",
    "inmails": "inmail",
    "follows": "follow, gevolgd",
    "invitations": "invitation, invites, invitations sent, uitnodigingen, uitnodiging",
    "invitations_with_note": "with a personal note, invites with note, uitnodigingen met notitie, "
    "met persoonlijk bericht",
    "connections": "connections made, new connections, connection, connecties, nieuwe connecties",
    "follow_ups": "follow up, follow ups, opvolging, opvolgingen",
    "recommendations_given": "gegeven aanbevelingen, aanbevelingen gegeven",
}
KIND_NAMES: Final = _by_name(_WORDS_OF_KINDS)
_WEEK_WORDS: Final = f"iso week, week of, weeks, weken, {_ABOUT_A_DAY}, day"
_WEEKS: Final = {
    **_by_name(
        {
            WEEK: _WEEK_WORDS,
            NOTHING: "nothing, nothing this week, niets te melden, niets",
            NOTE: _NOTES.replace("comment, ", ""),
        }
    ),
    **KIND_NAMES,
}
_COUNTS: Final = _by_name(
    {
        WEEK: _WEEK_WORDS,
        KIND: "kind of activity, activity, type, what, soort, activiteit",
        COUNT: "number, times, how often, quantity, amount, aantal, keer, hoe vaak",
    }
)
_COMPONENTS: Final = tuple(Component)
_LONGEST_LABEL: Final = 60


def snapshot_field(name: str) -> str:
    """The field that a column of snapshots is about; empty where its name says nothing."""
    return _SNAPSHOTS.get(same_name(name), "") or _label(name)


def week_field(name: str) -> str:
    return _WEEKS.get(same_name(name), "")


def count_field(name: str) -> str:
    return _COUNTS.get(same_name(name), "")


def kind_named(name: str) -> str:
    """The kind that a cell names, also as our interface writes it."""
    return KIND_NAMES.get(same_name(name), "")


def known_names(cells: Iterable[str]) -> int:
    """How many of a line's cells are names of columns."""
    return sum(
        bool(snapshot_field(cell) or week_field(cell) or count_field(cell))
        for cell in cells
        if cell.strip()
    )


def about_snapshots(names: Sequence[str]) -> bool:
    fields = {snapshot_field(name) for name in names}
    return bool(fields & {*_COMPONENTS, "printed_total"})


def about_weeks(names: Sequence[str]) -> bool:
    return any(week_field(name) in KINDS for name in names)


def about_counts(names: Sequence[str]) -> bool:
    return {KIND, COUNT} <= {count_field(name) for name in names}


def _label(name: str) -> str:
    """A component by the words of LinkedIn's own page; where words differ, a stem within them."""
    written = " ".join(name.casefold().split())
    if len(written) > _LONGEST_LABEL:
        return ""
    for language in LANGUAGES:
        for component, labels in language.labels.items():
            if any(_fits(label, written) for label in labels):
                return component.value
    return ""


def _fits(label: str, written: str) -> bool:
    stem = label.strip("…")
    if "…" in stem:
        return False
    return written == label if stem == label else stem in written

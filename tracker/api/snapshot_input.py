"""A snapshot as JSON gives it, under the rules of the form that people fill in."""

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from tracker.api.problems import refused
from tracker.api.values import AverageIn, ComponentIn, DayIn, RankIn, TotalIn
from tracker.core.names import NOTE_LENGTH
from tracker.core.problems import pointer_to
from tracker.core.scores import format_exact
from tracker.forms.snapshots import SnapshotForm
from tracker.models import Member, Snapshot
from tracker.reads.snapshots import default_industry, snapshot_on

POINTS: Final = (
    "brand",
    "people",
    "insights",
    "relationships",
    "industry_average",
    "network_average",
)
WHOLE: Final = ("printed_total", "industry_rank", "network_rank")
# The form chooses an industry, the API names it.
FORM_NAMES: Final = {"industry_name": "industry"}
API_NAMES: Final = {form: api for api, form in FORM_NAMES.items()}


class SnapshotIn(BaseModel):
    """What can be set. Scores are numbers or texts; what is left out is not given, never zero."""

    model_config = ConfigDict(extra="forbid")

    day: DayIn = None
    brand: ComponentIn = None
    people: ComponentIn = None
    insights: ComponentIn = None
    relationships: ComponentIn = None
    printed_total: TotalIn = None
    industry_rank: RankIn = None
    network_rank: RankIn = None
    industry_average: AverageIn = None
    network_average: AverageIn = None
    industry_name: Annotated[
        str | None, Field(max_length=120, description="One of LinkedIn’s industries, by its name.")
    ] = None
    note: Annotated[str | None, Field(max_length=NOTE_LENGTH, description="Lines of your own.")] = (
        None
    )

    @property
    def named(self) -> dict[str, str]:
        """The texts of what was named, by the form's names; null is an empty field."""
        return {
            FORM_NAMES.get(name, name): getattr(self, name) or "" for name in self.model_fields_set
        }


def new_form(member: Member, body: SnapshotIn) -> SnapshotForm:
    """Today, and the industry that the day already has or would get on the page."""
    today = member.today()
    day = body.day or today.isoformat()
    form = _form({**body.named, "day": day}, member)
    if "industry" not in body.named and "day" in form.cleaned_data:
        form.cleaned_data["industry"] = _usual_industry(member, form)
    return _valid(form)


def edited_form(member: Member, snapshot: Snapshot, body: SnapshotIn) -> SnapshotForm:
    return _valid(_form({**_texts(snapshot), **body.named}, member))


def _usual_industry(member: Member, form: SnapshotForm) -> Any:
    day = form.cleaned_data["day"]
    existing = snapshot_on(member, day)
    return existing.industry if existing else default_industry(member, day)


def _form(texts: dict[str, str], member: Member) -> SnapshotForm:
    form = SnapshotForm(texts, today=member.today())
    form.full_clean()
    return form


def _valid(form: SnapshotForm) -> SnapshotForm:
    """Raises a Problem that names everything the form refused."""
    if form.errors:
        raise refused(
            {"pointer": _pointer(name), "detail": str(sentence)}
            for name, sentences in form.errors.items()
            for sentence in sentences
        )
    return form


def _pointer(name: str) -> str:
    return pointer_to([] if name == "__all__" else [API_NAMES.get(name, name)])


def _texts(snapshot: Snapshot) -> dict[str, str]:
    """A saved snapshot as it would be typed."""
    points = {name: getattr(snapshot, name) for name in POINTS}
    whole = {name: getattr(snapshot, name) for name in WHOLE}
    return {
        "day": snapshot.day.isoformat(),
        **{name: "" if value is None else format_exact(value) for name, value in points.items()},
        **{name: "" if value is None else str(value) for name, value in whole.items()},
        "industry": snapshot.industry.name if snapshot.industry else "",
        "note": snapshot.note,
    }

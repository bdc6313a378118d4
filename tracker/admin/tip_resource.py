"""The catalogue as a file: a row a tip, with a column for each part of its drafts.

An import changes drafts only: members read it after publishing. A column that is left out of the
file stays as it is, and so does a language whose columns are all empty.
"""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from tablib import Dataset

from tracker.actions.tips import DRAFT, WORDS
from tracker.models import Tip, TipText
from tracker.models.languages import languages

# Far more than there are; each row is a dozen queries, and a request may not take forever.
MOST_ROWS: Final = 500


class DraftField(Field):
    """One part of a tip's draft in one language; kept on the tip until the row is saved."""

    def __init__(self, language: str, part: str) -> None:
        column = f"{part}_{language}"
        super().__init__(attribute=column, column_name=column)
        self.language = language
        self.part = part

    def get_value(self, instance: Tip) -> str:
        return str(getattr(_draft(instance, self.language), self.part))

    def save(self, instance: Tip, row: dict[str, Any], is_m2m: bool = False, **kwargs: Any) -> None:
        setattr(_draft(instance, self.language), self.part, (self.clean(row) or "").strip())


class TipResource(ModelResource):
    class Meta:
        model = Tip
        fields = ["slug", "component", "position", "kinds", "checklist", "paid"]
        import_id_fields = ["slug"]
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        fields = [DraftField(language, part) for language in languages() for part in WORDS]
        self.fields.update({field.column_name: field for field in fields})

    def get_queryset(self) -> QuerySet[Tip]:
        return _with_drafts(Tip.objects.all())

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        if len(dataset) > MOST_ROWS:
            sentence = _("This file has %(rows)s rows; %(most)s is the most a catalogue can have.")
            raise ValidationError(sentence % {"rows": len(dataset), "most": MOST_ROWS})

    def filter_export(self, queryset: QuerySet[Tip], **kwargs: Any) -> QuerySet[Tip]:
        return _with_drafts(queryset)

    def after_save_instance(self, instance: Tip, row: dict[str, Any], **kwargs: Any) -> None:
        for language in languages():
            draft = _draft(instance, language)
            if any(getattr(draft, part) for part in WORDS):
                draft.tip = instance
                draft.full_clean()
                draft.save()


def _with_drafts(tips: QuerySet[Tip]) -> QuerySet[Tip]:
    drafts = Prefetch("texts", TipText.objects.filter(state=DRAFT), to_attr="draft_rows")
    return tips.prefetch_related(drafts)


def _draft(tip: Tip, language: str) -> TipText:
    """The tip's draft; an empty one, kept for the row being read, where there is none."""
    rows = tip.__dict__.setdefault("draft_rows", [])
    for draft in rows:
        if draft.language == language:
            return draft
    rows.append(TipText(language=language, state=DRAFT))
    return rows[-1]

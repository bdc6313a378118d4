"""What an import of a file would do to a member's data."""

from tracker.core.sheets.changes import Changes, compare
from tracker.core.sheets.entries import Reading
from tracker.models import Member
from tracker.models.held import held_by


def sheet_changes(*, member: Member, reading: Reading) -> Changes:
    return compare(reading, held_by(member, reading.entries))

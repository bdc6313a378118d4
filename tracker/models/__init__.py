"""Tables, constraints and querysets; one file a noun."""

from tracker.models.activity import ActivityCount, ActivityTarget, WeekNote
from tracker.models.annotations import Annotation
from tracker.models.api import ApiToken, IdempotentAnswer
from tracker.models.cache import CacheEntry
from tracker.models.imports import ContentDay, Import, ImportedCount
from tracker.models.industries import Industry, Sector
from tracker.models.members import Member
from tracker.models.networks import Invitation, JoinRequest, Membership, Network
from tracker.models.publishing import ChangedMember, Cohort, Contribution, Distribution
from tracker.models.snapshots import Snapshot
from tracker.models.tips import Tip, TipProgress, TipText

__all__ = [
    "ActivityCount",
    "ActivityTarget",
    "Annotation",
    "ApiToken",
    "CacheEntry",
    "ChangedMember",
    "Cohort",
    "ContentDay",
    "Contribution",
    "Distribution",
    "IdempotentAnswer",
    "Import",
    "ImportedCount",
    "Industry",
    "Invitation",
    "JoinRequest",
    "Member",
    "Membership",
    "Network",
    "Sector",
    "Snapshot",
    "Tip",
    "TipProgress",
    "TipText",
    "WeekNote",
]

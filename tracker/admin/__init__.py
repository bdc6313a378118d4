"""What staff may see and edit; one module a noun. Nothing here shows a member's scores."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin import (
    annotations,
    cohorts,
    industries,
    invitations,
    members,
    memberships,
    networks,
    tips,
)

__all__ = [
    "annotations",
    "cohorts",
    "industries",
    "invitations",
    "members",
    "memberships",
    "networks",
    "tips",
]

admin.site.site_header = admin.site.site_title = "SSI Tracker"
admin.site.index_title = _("Content and support")

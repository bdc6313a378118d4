"""What staff may see and edit; one module a noun."""

from tracker.admin import tips

__all__ = ["tips"]

"""Constraints that several tables share."""

from django.db.models import CheckConstraint, Q


def between(field: str, low: int, high: int) -> CheckConstraint:
    """A check that `field`, where given, lies from low to high."""
    return CheckConstraint(
        condition=Q(**{f"{field}__range": (low, high)}), name=f"%(class)s_{field}_in_range"
    )


def monday(field: str = "week") -> CheckConstraint:
    """A check that a week is written as its Monday."""
    return CheckConstraint(
        condition=Q(**{f"{field}__iso_week_day": 1}), name=f"%(class)s_{field}_is_monday"
    )


def one_of(field: str, values: list[str]) -> CheckConstraint:
    """A check that `field` holds one of the given words."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": values}), name=f"%(class)s_{field}_is_known"
    )

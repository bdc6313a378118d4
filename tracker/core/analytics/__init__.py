"""LinkedIn's creator analytics (XLSX), read into figures by day."""

from tracker.core.analytics.outcome import (
    AnalyticsError,
    AnalyticsErrorCode,
    AnalyticsReading,
    DayFigures,
)
from tracker.core.analytics.reading import read_analytics

__all__ = [
    "AnalyticsError",
    "AnalyticsErrorCode",
    "AnalyticsReading",
    "DayFigures",
    "read_analytics",
]

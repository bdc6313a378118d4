"""How the nouns of the app are written in an address."""

from tracker.core.components import COMPONENTS, Component
from tracker.core.weeks import Week


class WeekConverter:
    """An ISO week as `2026-W47`; a week that does not exist matches no page."""

    regex = r"\d{4}-W\d{2}"

    def to_python(self, value: str) -> Week:
        return Week.parse(value)

    def to_url(self, value: Week) -> str:
        return str(value)


class ComponentConverter:
    """A component by its key, as `insights`."""

    regex = "|".join(COMPONENTS)

    def to_python(self, value: str) -> Component:
        return Component(value)

    def to_url(self, value: str) -> str:
        return str(value)

"""What the Nu checker would say about every page, where a look at the templates tells already."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
BARE = re.compile(r"\shx-[a-z-]+=")


def test_attributes_of_htmx_are_written_as_html_allows():
    bare = [path for path in TEMPLATES.rglob("*.html") if BARE.search(path.read_text())]
    assert bare == []

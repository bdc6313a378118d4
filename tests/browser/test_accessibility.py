"""Every page and state by the rules that a machine can check: three widths, both themes."""

import pytest

from tests.browser.axe import findings_everywhere
from tests.browser.pages import EMPTY, MEMBER, PUBLIC, full
from tracker.models import Snapshot

__all__ = ["full"]


@pytest.fixture
def page(new_context):
    """Without the content security policy: axe measures with styles of its own."""
    return new_context(bypass_csp=True).new_page()


@pytest.mark.parametrize("address", PUBLIC)
def test_axe_finds_nothing_on_a_public_page(page, address, complaints):
    complaints.expect("status of 404")
    assert findings_everywhere(page, address) == []


def test_axe_finds_nothing_on_the_pages_of_a_member(page, full, log_in, complaints):
    complaints.expect("status of 404")
    log_in(page.context, full)
    newest = Snapshot.objects.of(full).order_by("-day").first()
    found = [findings_everywhere(page, path) for path in (*MEMBER, f"/snapshots/{newest.pk}/")]
    assert [line for lines in found for line in lines] == []


def test_axe_finds_nothing_on_empty_pages(page, member, log_in):
    log_in(page.context, member)
    found = [findings_everywhere(page, path) for path in EMPTY]
    assert [line for lines in found for line in lines] == []

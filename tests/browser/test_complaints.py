"""The watch that all other browser tests rely on."""

import pytest


def test_a_style_that_the_policy_refuses_is_heard(page, complaints):
    page.goto("/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    complaints.expect("Content Security Policy")
    assert any("Content Security Policy" in complaint for complaint in complaints.heard)


def test_an_error_of_a_script_is_heard(page, complaints):
    page.goto("/")
    page.evaluate("setTimeout(() => { throw new Error('on purpose') })")
    page.wait_for_timeout(50)
    with pytest.raises(AssertionError, match="on purpose"):
        complaints.assert_none()
    complaints.expect("on purpose")

"""What a person reads on a page."""

import html
import re

from django.http import HttpResponse


def text_of(response: HttpResponse) -> str:
    """What the page says, without its tags."""
    words = re.sub(r"<[^>]+>", "", response.content.decode())
    return " ".join(html.unescape(words).split())


def toasts(response: HttpResponse) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", str(message)).strip() for message in response.context["messages"]
    ]


def without_tokens(response: HttpResponse) -> str:
    """The page without what differs from one answer to the next, or is its own address."""
    page = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", sent(response))
    return page.replace(response.wsgi_request.path, "")


def sent(response: HttpResponse) -> str:
    """The page or file; one that is no text is read byte by byte."""
    content = response.getvalue()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")

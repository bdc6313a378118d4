from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.markdown import LINK_REL, LINK_SCHEMES, TAGS, render

PAYLOADS = [
    # raw HTML
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='https://fine.example' onclick=alert(1)>x</a>",
    "<div hx-get=/settings/ hx-trigger=load>x</div>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<a\x00b onmouseover=alert(1)>x",
    "text<br onclick=alert(1)>text",
    # inline links
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#106;&#97;&#118;ascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&#x3A;alert&#40;1&#41;)",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](javascript\\:alert\\(1\\))",
    "[x](javascript%3Aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "[x](//evil.example/x)",
    "[x](\\\\evil.example\\x)",
    "[x](/admin/logout/)",
    "[x](https:evil.example)",
    "[x](https://fine.example\" onmouseover=alert(1) x=\")",
    "[x](<https://fine.example\" onmouseover=\"alert(1)>)",
    "[x](https://fine.example 'x\" onmouseover=\"alert(1)')",
    "[x](https://fine.example/<script>alert(1)</script>)",
    "[x](https://user:javascript@fine.example/)",
    "[<img src=x onerror=alert(1)>](https://fine.example)",
    "[x](https://fine.example)<script>alert(1)</script>",
    # nested brackets and images
    "[[x](javascript:alert(1))](https://fine.example)",
    "[a [b [c](javascript:alert(1)) d](data:x) e](https://fine.example)",
    "[x[](javascript:alert(1))](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](x)",
    "[![x](x\" onerror=\"alert(1))](javascript:alert(1))",
    # reference links
    "[x]\n\n[x]: javascript:alert(1)",
    "[x][1]\n\n[1]: JAVASCRIPT:alert(1)",
    "[x][1]\n\n[1]: data:text/html,<script>alert(1)</script>",
    "[x][1]\n\n[1]: <java&#115;cript:alert(1)> \"t\"",
    "[x][1]\n\n[1]: https://fine.example '\"><script>alert(1)</script>'",
    "![x][1]\n\n[1]: https://evil.example/pixel.gif",
    # autolinks
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(document.cookie)>",
    "<data:text/html,alert(1)>",
    "<vbscript:msgbox(1)>",
    "<https://fine.example/\"onmouseover=alert(1)>",
    "<a@b.example\"onmouseover=alert(1)>",
    "<mailto:a@b.example?subject=<script>alert(1)</script>>",
    # entities, code, tables, headings, quotes
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;alert(1)",
    "`<script>alert(1)</script>`",
    "``[x](javascript:alert(1))`` `</code><script>alert(1)</script>`",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "    <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "# <img src=x onerror=alert(1)>\n\n###### {onclick=alert(1)}",
    "> <script>alert(1)</script>\n> [x](javascript:alert(1))",
    "- <svg onload=alert(1)>\n1. [x](data:x)",
    "**<b onmouseover=alert(1)>x</b>** _<i onclick=alert(1)>x</i>_",
    "1\" onclick=\"alert(1). x",
    "[x](https://fine.example){: onclick=alert(1)}",
    "\u202e[x](javascript:alert(1))\u2028<script>alert(1)</script>",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
]  # fmt: skip

ALLOWED_ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}


class Elements(HTMLParser):
    """Everything a browser would make of the output."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.declarations: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.declarations.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_safe(html: str) -> None:
    parsed = Elements(html)
    assert parsed.declarations == []
    for tag, attributes in parsed.elements:
        assert tag in TAGS
        assert set(attributes) <= ALLOWED_ATTRIBUTES.get(tag, set())
        if tag == "a":
            assert attributes["rel"] == LINK_REL
        if "href" in attributes:
            assert_safe_link(attributes["href"])


def assert_safe_link(href: str) -> None:
    parts = urlsplit(href)
    assert parts.scheme in LINK_SCHEMES
    assert parts.netloc or parts.scheme == "mailto" or parts.path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_leaves_nothing_but_the_safe_subset(payload):
    assert_safe(render(payload))


@given(
    st.lists(st.sampled_from(PAYLOADS), min_size=2, max_size=4), st.sampled_from(["", "\n", " "])
)
def test_payloads_glued_together_leave_nothing_but_the_safe_subset(payloads, glue):
    assert_safe(render(glue.join(payloads)))


@given(st.text(alphabet="[]()<>!`*_#>-1.:/\\\"'& \n\tajsx", max_size=80))
def test_any_tangle_of_markup_characters_leaves_nothing_but_the_safe_subset(source):
    assert_safe(render(source))


def test_there_are_more_than_sixty_different_payloads():
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 60


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("**strong** *em* `code`", "<p><strong>strong</strong> <em>em</em> <code>code</code></p>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
    ],
)
def test_the_safe_subset_is_rendered(source, html):
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("[x](https://www.linkedin.com/sales/ssi)", "https://www.linkedin.com/sales/ssi"),
        ("[x](http://a.example/?a=1&b=2)", "http://a.example/?a=1&b=2"),
        ("[x](HTTPS://a.example)", "HTTPS://a.example"),
        ("[x](mailto:a@b.example)", "mailto:a@b.example"),
        ("<https://a.example>", "https://a.example"),
        ("<a@b.example>", "mailto:a@b.example"),
        ("[x][1]\n\n[1]: https://a.example", "https://a.example"),
    ],
)
def test_links_to_the_web_and_to_mail_are_kept_and_vouch_for_nothing(source, href):
    assert Elements(render(source)).elements == [
        ("p", {}),
        ("a", {"href": href, "rel": "noopener nofollow"}),
    ]


def test_a_refused_link_stays_what_was_typed():
    assert render("[x](javascript:alert)") == "<p>[x](javascript:alert)</p>"


def test_raw_html_stays_visible_as_text():
    assert Elements(render("Use <b>bold</b>")).text == "Use <b>bold</b>"


def test_the_title_of_a_link_is_left_out():
    assert "title" not in render("[x](https://a.example 'Title')")


def test_headings_stay_below_those_of_the_page():
    html = render("# a\n\n## b\n\n### c\n\n#### d\n\n###### e\n\nf\n=\n")
    assert [tag for tag, _ in Elements(html).elements] == ["h3", "h3", "h3", "h4", "h4", "h3"]


def test_deep_nesting_neither_fails_nor_runs_away():
    assert_safe(render(">" * 5_000 + "[" * 5_000 + "*" * 5_000))

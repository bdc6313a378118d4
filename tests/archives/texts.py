"""What people write, with all that upsets a reader of CSV."""

from random import Random

COMPANIES = ("Acme", "Globex, Inc.", 'Initech "Labs"', "Ünïted Øre", "Smith; Sons", "7-Eleven")
SKILLS = ("Selling", "C++", "Négociation", "Key accounts", "Planning", "Wine, cheese")
QUERIES = (
    "sales manager",
    "cfo, amsterdam",
    "head of sales, emea, b2b",
    "müller",
    "=cmd",
    "a & b",
    ",",
)
POSTS = (
    "Just one line",
    'First line, "quoted"\n\nThird line',
    "One\nTwo\nThree, with a comma",
    'She said "yes"',
    '"Quoted from end to end"',
    '"',
    "Ends in a backslash\\",
    "A tab\there; a semicolon",
    '=HYPERLINK("https://example.com","x")',
    "2024-01-01 10:00:00 was a good day",
    "Emoji 🎉 and a no-break\u00a0space, and\u2028a line separator",
    "Date,ShareLink,ShareCommentary",
    "-3 % is not a formula\n\n\n",
    "Long " + "text, " * 300,
)
COMMENTS = (
    "Thanks",
    "Thanks\nmore text",
    "Well, yes",
    'He said "hi, there" to me',
    '"Hear, hear"',
    'A quote " alone',
    "Two\n\nparagraphs, with a comma",
    'All of it: "quotes", commas\nand lines\n',
    "Ends in a backslash\\",
    "Comma, and a backslash at the end\\",
    "2024-01-01 10:00:00 is a date\n2024-02-02 11:11:11",
    "https://www.linkedin.com/in/somebody",
    "+1",
    "@SUM(A1:A9)",
    "Bravo 👏",
    "",
)
NOTES = (
    "Nice to meet you at the fair",
    "It's me & my team: let's <talk>",
    "Hello,\n\nwe met in Utrecht.\nBest",
    'You said "call me", so here I am',
    "Grüße aus Köln",
)
MESSAGES = (
    "Hi",
    "Could we talk on Tuesday, at ten?",
    "It's <b>bold</b> & brave",
    'As they say: "no"',
    "Line one\nLine two\n\nLine four",
    "=1+1",
    "We do use spinmail-quill-editor__spin-break at work",
    "https://www.linkedin.com/in/somebody",
    "CONVERSATION ID,FROM",
    "\\",
    "😀",
)
SPONSORED = (
    '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p>'
    '<p class="spinmail-quill-editor__spin-break">A master in, say, &#39;growth&#39;&nbsp;?</p>'
)


def link(random: Random, kind: str = "share") -> str:
    number = random.randint(6_000_000_000_000_000_000, 7_400_000_000_000_000_000)
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3A{kind}%3A{number}"


def link_to_a_comment(random: Random) -> str:
    comment = random.randint(6_000_000_000_000_000_000, 7_400_000_000_000_000_000)
    return (
        link(random, "activity")
        + f"?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7000000000000000000%2C{comment}%29"
    )

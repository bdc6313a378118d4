"""One example of every request and every answer, for the document."""

from typing import Any, Final

from tracker.core.problems import problem_details

SNAPSHOT: Final = {
    "id": 1207,
    "day": "2026-11-19",
    "week": "2026-W47",
    "industry_name": "Software Development",
    "brand": "13.118",
    "people": "9.25",
    "insights": "11.4",
    "relationships": "18.03",
    "total": "51.798",
    "printed_total": 52,
    "industry_rank": 5,
    "network_rank": 14,
    "industry_average": "34",
    "network_average": "41",
    "note": "First week with two posts",
    "source": "api",
    "created_at": "2026-11-19T12:00:00Z",
    "updated_at": "2026-11-19T12:00:00Z",
}
WEEK: Final = {
    "week": "2026-W47",
    "counts": {"posts": 2, "searches": 0, "comments": 12},
    "typed": {"posts": 2, "searches": 0},
    "imported": {"posts": 1, "comments": 12},
    "note": "",
    "nothing_to_log": False,
    "is_logged": True,
}
NEXT: Final = "https://ssi.example.com/api/v1/{}?limit=1&cursor={}"
PARSED: Final = {
    "kind": "page",
    "language": "en",
    "fields": {
        "brand": {
            "value": "13.118",
            "source": "13.118 | Establish your professional brand",
        },
        "people": {"value": "9.25", "source": "9.25 | Find the right people"},
    },
    "missing": [
        "insights",
        "relationships",
        "printed_total",
        "industry_rank",
        "network_rank",
        "industry_average",
        "network_average",
        "industry_name",
    ],
}
STANDING: Final = {
    "items": [
        {
            "kind": "industry",
            "slug": "industry",
            "name": "Software Development",
            "published": True,
            "published_at": "2026-11-19T02:00:04Z",
            "scores": {
                "total": {
                    "n": 412,
                    "percentile": 71,
                    "top": 30,
                    "quartiles": {"lower": 33, "median": 42, "upper": 54},
                }
            },
        },
        {
            "kind": "network",
            "slug": "northside-abcd2345",
            "name": "Northside Consultants",
            "published": False,
        },
    ]
}
TIPS: Final = {
    "items": [
        {
            "component": "insights",
            "slug": "answer-with-a-view",
            "url": "https://ssi.example.com/tips/insights/answer-with-a-view/",
            "language": "en",
            "title": "Answer with a view",
            "why": "A comment that adds something is read by more people than a like.",
            "how": "1. Pick three posts.\n2. Say what you would add.",
            "tool": "",
            "effort": "10 minutes",
            "minutes": 1,
            "kinds": ["comments"],
            "checklist": [],
            "paid": False,
            "state": "to_do",
            "changed_at": None,
            "helpful": None,
        }
    ]
}
ME: Final = {
    "email": "robin@example.com",
    "display_name": "Robin",
    "language": "en",
    "time_zone": "Europe/Berlin",
    "today": "2026-11-19",
    "week": "2026-W47",
    "industry_name": "Software Development",
    "shares_with_industry": True,
    "has_paid_plan": False,
    "target_preset": "steady",
    "targets": {"posts": "2", "comments": "10"},
    "profile_checklist": ["photo", "summary"],
    "token": {"name": "Spreadsheet", "scope": "read"},
}

IMPORT: Final = {
    "id": "0b6cbd3e-0d5a-4a7b-9a60-7d2d8f6f1c11",
    "state": "done",
    "progress": 1.0,
    "weeks": {"2026-W05": {"posts": 3, "connections": 4}},
    "unknown": ["articles", "profiles_viewed"],
    "refused": [{"file": "Invitations.csv", "line": 12, "why": "date"}],
    "error": None,
}
EXPORT: Final = {
    "format": "ssi-tracker",
    "version": 1,
    "exported_at": "2026-11-19T12:00:00Z",
    "snapshots": [{"day": "2026-11-19", "total": "51.798"}],
}

REQUESTS: Final[dict[str, Any]] = {
    "parse": {"text": "13.118 | Establish your professional brand\n9.25 | Find the right people"},
    "save_snapshot": {
        "day": "2026-11-19",
        "brand": "13.118",
        "people": 9.25,
        "insights": 11.4,
        "relationships": 18.03,
        "printed_total": 52,
        "industry_rank": 5,
        "network_rank": 14,
    },
    "edit_snapshot": {"people": 9.5, "note": "Corrected"},
    "set_activity_week": {"posts": 2, "searches": 0, "comments": None},
}
RESPONSES: Final[dict[tuple[str, int], Any]] = {
    ("parse", 200): PARSED,
    ("list_snapshots", 200): {
        "items": [SNAPSHOT],
        "next": NEXT.format("snapshots", "MjAyNi0xMS0xOQ"),
    },
    ("save_snapshot", 200): SNAPSHOT,
    ("save_snapshot", 201): SNAPSHOT,
    ("get_snapshot", 200): SNAPSHOT,
    ("edit_snapshot", 200): SNAPSHOT,
    ("list_activity", 200): {"items": [WEEK], "next": NEXT.format("activity", "MjAyNi1XNDc")},
    ("get_activity_week", 200): WEEK,
    ("set_activity_week", 200): WEEK,
    ("get_standing", 200): STANDING,
    ("list_tips", 200): TIPS,
    ("get_me", 200): ME,
    ("hand_in_file", 201): {**IMPORT, "state": "queued", "progress": 0.0, "weeks": {}},
    ("get_import", 200): IMPORT,
    ("export", 200): EXPORT,
}

_REFUSED: Final = [
    {"pointer": "#/brand", "detail": "26 is more than 25, the most a component can be."}
]
_SENTENCES: Final = {
    400: "The body is not JSON in UTF-8.",
    401: "Send a token that works, as in “Authorization: Bearer ssi_…”. Settings make one.",
    403: "This token may only read. Make one that may write.",
    404: "There is nothing here, or nothing of yours.",
    405: "This address does not take this method; the header Allow names those it takes.",
    406: "The answer would be application/json.",
    409: "There is another snapshot of 2026-11-19.",
    412: "This has changed since you read it. Read it again, then send your change.",
    413: "This is larger than the API takes.",
    415: "Send JSON, with the header “Content-Type: application/json”.",
    422: "Some of this was refused; nothing is changed.",
    429: "This token asked too often. Wait as many seconds as the header Retry-After says.",
    500: "Something went wrong here. It is not your request; try again later.",
    503: "The database cannot be reached. Try again in a few seconds.",
}
PROBLEMS: Final = {
    status: problem_details(status, sentence, _REFUSED if status == 422 else ())
    for status, sentence in _SENTENCES.items()
}

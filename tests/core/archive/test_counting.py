"""What a row of each file counts as."""

import pytest

from tests.core.archive.archives import (
    COMMENTS,
    COMPANY_FOLLOWS,
    CONNECTIONS,
    INVITATIONS,
    MEMBER_FOLLOWS,
    MESSAGES,
    MESSAGES_2018,
    OTHER,
    PROFILE,
    REACTIONS,
    RECOMMENDATIONS,
    REPOSTS,
    SEARCHES,
    SHARES,
    counts,
    invitation,
    lines,
    message,
    profile,
    read,
)
from tracker.core.archive import LeftOut, RefusedWhy

WHEN = "2026-01-07 12:00:00"
WEEK = "2026-W02"


def test_a_share_with_text_is_a_post_and_one_without_is_a_reshare() -> None:
    shares = lines(SHARES, f"{WHEN},u,Hello,,,X", f"{WHEN},u,,,,X")
    reading = read({"Shares.csv": shares, "InstantReposts.csv": lines(REPOSTS)})
    assert counts(reading, "posts") == {WEEK: 1}
    assert counts(reading, "reshares") == {WEEK: 1}


def test_a_post_of_many_lines_is_one_post() -> None:
    text = '"First line, ""quoted""""\n""""\n""Third line"'
    reading = read({"Shares.csv": lines(SHARES, f"{WHEN},u,{text},,,X", f"{WHEN},u,Two,,,X")})
    assert counts(reading, "posts") == {WEEK: 2}


def test_a_text_that_is_nothing_but_quoted_line_breaks_is_no_post() -> None:
    shares = lines(SHARES, f'{WHEN},u," ""\r\n"" ",,,X')
    reading = read({"Shares.csv": shares, "InstantReposts.csv": lines(REPOSTS)})
    assert counts(reading, "reshares") == {WEEK: 1}


def test_a_text_may_end_in_a_backslash() -> None:
    rows = (f'{WHEN},u,"Look, here: \\",,,X', f"{WHEN},u,Two,,,X")
    assert counts(read({"Shares.csv": lines(SHARES, *rows)}), "posts") == {WEEK: 2}


def test_reposts_are_added_to_bare_shares() -> None:
    files = {
        "Shares.csv": lines(SHARES, f"{WHEN},u,,,,X"),
        "InstantReposts_123.csv": lines(REPOSTS, f"{WHEN},u", f"{WHEN},u"),
    }
    assert counts(read(files), "reshares") == {WEEK: 3}


def test_comments_of_before_2024_go_on_after_a_line_break_without_a_quote() -> None:
    rows = (
        f"{WHEN},https://www.linkedin.com/x,Thanks",
        "more, text",
        f'{WHEN},https://x,"a, ""b"""',
    )
    reading = read({"Comments.csv": lines(COMMENTS, *rows, end="\r\n")})
    assert counts(reading, "comments") == {WEEK: 2}
    assert reading.refused == ()


def test_comments_since_2025_escape_a_quote_with_a_backslash() -> None:
    rows = (
        f'{WHEN},https://www.linkedin.com/x,"He said \\"no\\", twice"',
        f'{WHEN},https://www.linkedin.com/y,"and \\"so\n2026, that is',
        'it ends \\"here\\""',
        f"{WHEN},https://www.linkedin.com/z,Plain",
    )
    reading = read({"Comments_1.csv": lines(COMMENTS, *rows)})
    assert counts(reading, "comments") == {WEEK: 3}
    assert reading.refused == ()


def test_comments_with_every_field_quoted_are_counted() -> None:
    row = f'"{WHEN}","https://www.linkedin.com/x","Hello"'
    reading = read({"Comments.csv": lines('"Date","Link","Message"', row)})
    assert counts(reading, "comments") == {WEEK: 1}


def test_a_comment_without_a_date_is_left_out_and_told() -> None:
    rows = (",https://www.linkedin.com/x,Hello", f"{WHEN},https://www.linkedin.com/x,Hello")
    reading = read({"Comments.csv": lines(COMMENTS, *rows)})
    assert counts(reading, "comments") == {WEEK: 1}
    assert reading.files[0].left_out == {LeftOut.UNDATED: 1}


def test_a_comment_whose_date_cannot_be_is_refused_by_its_line() -> None:
    rows = ("2026-13-40 12:00:00,https://www.linkedin.com/x,Hello",)
    refused = read({"Comments.csv": lines(COMMENTS, *rows)}).refused
    assert [(one.line, one.why) for one in refused] == [(2, RefusedWhy.UNREADABLE_DATE)]


def test_a_comment_saved_again_by_a_spreadsheet_is_counted() -> None:
    header = ";Date;Link;Message"
    text = lines(header, '0;1/7/2026 12:00;https://www.linkedin.com/x;"a\n""b"""')
    assert counts(read({"Comments.csv": text}), "comments") == {WEEK: 1}


def test_a_reaction_of_any_type_counts() -> None:
    rows = (f"{WHEN},LIKE,u", f"{WHEN},MAYBE,u?commentUrn=1")
    assert counts(read({"Reactions.csv": lines(REACTIONS, *rows)}), "reactions") == {WEEK: 2}


def test_people_and_companies_followed_count_and_unfollowed_ones_do_not() -> None:
    files = {
        "Member_Follows.csv": lines(
            MEMBER_FOLLOWS, f"{WHEN},Active,Kim", f"{WHEN},Unfollow,Kim", f"{WHEN},Odd,Kim"
        ),
        "Company Follows.csv": lines(COMPANY_FOLLOWS, "Acme,Wed Jan 07 12:00:00 UTC 2026"),
        "Hashtag_Follows.csv": "HashTag,CreatedTime,LastModifiedTime,State\n",
    }
    reading = read(files)
    assert counts(reading, "follows") == {WEEK: 2}
    assert [(one.line, one.why) for one in reading.refused] == [(4, RefusedWhy.UNKNOWN_VALUE)]


def test_half_of_what_is_followed_is_no_count_of_it() -> None:
    companies = lines(COMPANY_FOLLOWS, "Acme,Wed Jan 07 12:00:00 UTC 2026")
    reading = read({"Company Follows.csv": companies})
    assert counts(reading, "follows") == {}
    assert "follows" in reading.unknown


def test_a_search_may_hold_unquoted_commas() -> None:
    rows = ('2026/01/07 12:00:00 UTC,sales, berlin, "ceo"', "2026/01/07 12:00:00 UTC,one")
    assert counts(read({"SearchQueries.csv": lines(SEARCHES, *rows)}), "searches") == {WEEK: 2}


def test_connections_who_closed_their_account_count() -> None:
    preamble = 'Notes:\n"When exporting, 261 of, your connection data"\n\n'
    rows = ("A,B,u,,C,D,07 Jan 2026", ",,,,,,07 Jan 2026")
    text = preamble + lines(CONNECTIONS, *rows).rstrip("\n")
    assert counts(read({"Connections.csv": text}), "connections") == {WEEK: 2}


def test_recommendations_count_by_the_day_they_were_made() -> None:
    row = 'Kim,Example,C,D,"Great, truly","01/07/26, 11:04 AM",VISIBLE'
    reading = read(
        {
            "Recommendations_Received.csv": lines(RECOMMENDATIONS, row),
            "Recommendations_Given.csv": lines(RECOMMENDATIONS, row, row),
        }
    )
    assert counts(reading, "recommendations_received") == {WEEK: 1}
    assert counts(reading, "recommendations_given") == {WEEK: 2}


def test_only_invitations_that_went_out_count_and_a_blank_note_is_none() -> None:
    rows = (
        invitation("1/7/26, 2:37 PM", "Hi"),
        invitation("1/7/26, 2:37 PM", "  \n "),
        invitation("1/7/26, 2:37 PM", "Hi", direction="INCOMING"),
    )
    reading = read({"Invitations.csv": lines(INVITATIONS, *rows)})
    assert counts(reading, "invitations") == {WEEK: 2}
    assert counts(reading, "invitations_with_note") == {WEEK: 1}
    assert reading.files[0].left_out == {LeftOut.RECEIVED: 1}


def archive_of_messages(*rows: str) -> dict[str, str]:
    return {
        "messages.csv": lines(MESSAGES, *rows),
        "Invitations.csv": lines(
            INVITATIONS, invitation("1/6/26, 2:37 PM", "Good day,\nyou &amp; I: let's talk")
        ),
    }


@pytest.mark.parametrize(
    ("row", "left_out"),
    [
        (message(WHEN, draft="Yes"), LeftOut.DRAFT),
        (message(WHEN, conversation_draft="true"), LeftOut.DRAFT),
        (message(WHEN, folder="SPAM"), LeftOut.SPAM),
        (message(WHEN, "<p class=spinmail-quill-editor__spin-break>".replace('"', '""')), None),
        (message(WHEN, sender=OTHER, name="Robin Example"), LeftOut.RECEIVED),
        (message(WHEN, sender="", name="LinkedIn Member"), LeftOut.RECEIVED),
        (message(WHEN, "Good day, you & I: let&#39;s talk"), LeftOut.NOTE_REPEATED),
        (message(WHEN, "Good day,you &amp; I: let's talk "), LeftOut.NOTE_REPEATED),
    ],
)
def test_what_the_owner_did_not_send_is_no_message(row: str, left_out: LeftOut | None) -> None:
    reading = read(archive_of_messages(row, message(WHEN)))
    if left_out:
        assert counts(reading, "messages") == {WEEK: 1}
        assert reading.files[-1].left_out == {left_out: 1}


def test_an_advertisement_is_no_message() -> None:
    advertisement = '<p class=""spinmail-quill-editor__spin-break"">%FIRSTNAME%</p>'
    rows = (message(WHEN, advertisement), message(WHEN, advertisement, sender=""))
    reading = read(archive_of_messages(*rows))
    assert counts(reading, "messages") == {}
    assert reading.files[-1].left_out == {LeftOut.SPONSORED: 2}


def test_an_empty_message_and_an_archived_one_count() -> None:
    reading = read(archive_of_messages(message(WHEN, ""), message(WHEN, folder="ARCHIVE")))
    assert counts(reading, "messages") == {WEEK: 2}


def test_the_owner_is_known_by_address_under_whatever_name() -> None:
    rows = (
        message(WHEN, name="Robin Formername"),
        message(WHEN, sender="http://linkedin.com/in/Robin-Example/"),
        message(WHEN, sender=OTHER, name="Robin Example"),
    )
    assert counts(read(archive_of_messages(*rows)), "messages") == {WEEK: 2}


def test_without_invitations_the_owner_is_found_by_the_name_of_the_profile() -> None:
    rows = (
        message(WHEN, name="ROBIN  Example"),
        message(WHEN, name="Former Name"),
        message(WHEN, sender=OTHER, name="Kim Example"),
    )
    files = {"Profile.csv": profile(), "messages.csv": lines(MESSAGES, *rows)}
    assert counts(read(files), "messages") == {WEEK: 2}


def test_of_two_namesakes_the_one_in_more_conversations_is_the_owner() -> None:
    rows = (
        message(WHEN),
        message(WHEN).replace("c1", "c2"),
        message(WHEN, sender=OTHER, name="Robin Example"),
        message(WHEN, sender=OTHER, name="Robin Example"),
        message(WHEN, sender=OTHER, name="Robin Example"),
    )
    files = {"Profile.csv": profile(), "messages.csv": lines(MESSAGES, *rows)}
    assert counts(read(files), "messages") == {WEEK: 2}


def test_messages_of_nobody_known_are_refused_and_unknown() -> None:
    reading = read({"messages.csv": lines(MESSAGES, message(WHEN)), "Profile.csv": lines(PROFILE)})
    assert [(one.file, one.why) for one in reading.refused] == [
        ("messages.csv", RefusedWhy.OWNER_UNKNOWN)
    ]
    assert "messages" in reading.unknown


def test_two_namesakes_who_write_equally_often_leave_the_owner_unknown() -> None:
    rows = (message(WHEN), message(WHEN, sender=OTHER))
    reading = read({"Profile.csv": profile(), "messages.csv": lines(MESSAGES, *rows)})
    assert [one.why for one in reading.refused] == [RefusedWhy.OWNER_UNKNOWN]


def test_messages_of_2018_say_which_way_they_went() -> None:
    rows = (
        'Robin,Kim,"9/30/18, 2:40 PM",,Hello,OUTGOING,SENT',
        'Kim,Robin,"9/30/18, 2:41 PM",,Hello,INCOMING,INBOX',
    )
    reading = read({"Messages.csv": lines(MESSAGES_2018, *rows)})
    assert counts(reading, "messages") == {"2018-W39": 1}
    assert reading.guessed_zone


def test_rows_are_counted_left_out_or_refused_and_nothing_else() -> None:
    rows = (message(WHEN), message(WHEN, draft="Yes"), message("never"), message(""))
    file = read(archive_of_messages(*rows)).files[-1]
    assert file.rows == 4
    assert file.rows == file.counted + sum(file.left_out.values()) + file.refused

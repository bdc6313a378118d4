import pytest

from tracker.core.names import can_be_seen, one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Robin Quill", "Robin Quill"),
        ("  Robin\t\n Quill ", "Robin Quill"),
        ("\u202eniboR", "niboR"),
        ("Ro\u200bb\u00adin\ufeff", "Robin"),
        ("Rob\x00in", "Rob in"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<script>", "<script>"),
        ("q" + "\u0323" * 80 + "!", "q" + "\u0323" * 8 + "!"),
        ("မြို့", "မြို့"),
    ],
)
def test_a_name_keeps_what_can_be_seen_on_one_line(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize("name", ["R", "李", "7", "!", "👩\u200d💻"])
def test_one_letter_number_or_sign_can_be_seen(name):
    assert can_be_seen(name)


@pytest.mark.parametrize("name", ["", " ", "\u200d", "\u0301", "\ue000", "\u3164", "\u2800"])
def test_marks_blanks_and_spaces_alone_cannot_be_seen(name):
    assert not can_be_seen(name)

import json

from tracker.core.portable.document import document_chunks


def test_the_document_says_its_format_and_version_first() -> None:
    document = json.loads("".join(document_chunks([("profile", {"email": "robin@example.com"})])))
    assert document == {
        "format": "ssi-tracker",
        "version": 1,
        "profile": {"email": "robin@example.com"},
    }
    assert list(document)[:2] == ["format", "version"]


def test_an_iterator_becomes_an_array_with_an_entry_a_line() -> None:
    text = "".join(document_chunks([("days", iter([{"day": 1}, {"day": 2}]))]))
    assert json.loads(text)["days"] == [{"day": 1}, {"day": 2}]
    assert '\n{"day": 1},\n{"day": 2}\n' in text


def test_an_iterator_without_entries_becomes_an_empty_array() -> None:
    assert json.loads("".join(document_chunks([("days", iter(()))])))["days"] == []


def test_an_entry_is_asked_for_only_when_its_turn_comes() -> None:
    asked = []

    def entries():
        for number in range(3):
            asked.append(number)
            yield number

    pieces = document_chunks([("numbers", entries())])
    while not asked:
        next(pieces)
    assert asked == [0]


def test_texts_of_any_script_come_back() -> None:
    text = 'ليلى "quoted" \\ \n\t 🙂'
    document = json.loads("".join(document_chunks([("note", text)])))
    assert document["note"] == text
